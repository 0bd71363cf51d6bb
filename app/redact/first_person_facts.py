"""Find what the person says of themselves in a sentence: a subject or a verb of the first person (`I'm`, `I live with`, 我有) before a word that
tells health, faith, party, age, birth, gender, nationality or marriage. The frame says whose it is, so that the word may be one that other
things are called as well (`I keep Shabbat`, `a bachelor of 47`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from app.redact.alternatives import Alternatives
from app.redact.background_statements import BACKGROUND
from app.redact.label_value_pairs import Cell
from app.redact.own_family import COUNTED_CHILDREN
from app.redact.required_words import Held
from app.redact.statement_words import BELIEVER, DEMONYM, ILLNESS, MEDICINE, PARTY, RELIGION, UNION
from app.text.chinese_surnames import COMPOUND, SURNAMES
from app.text.kinship import MY_KIN_ZH, SPOUSES
from app.text.lexicons import is_ordinary, is_word
from app.text.months import ENGLISH, ENGLISH_SHORT
from app.text.normalization import folded
from app.text.speakers import CALLINGS_ZH, UNION_ROLES

_SELF: Final = (
    r"(?:(?<![a-z])(?:i'm|i am|im|i was|i've been|she's|he's|she is|he is|we are|we're|me:|(?:applicant|candidate|bearer) is|(?:single|married|divorced|widowed|male|female|woman|man),?)"
    r"(?: an?| the| also| still| now| currently| fully| legally| happily| newly| recently| proudly| registered| already| just| only| openly| originally| born){0,2}) "
)
_HAS: Final = (
    r"(?:(?<![a-z])(?:i|she|he|we|who|and|but|because i|since i)(?:'ve| have| has| had|'ve had| have had| do have| also have|'ve got| have got| live with| lives with| suffer from| suffers from| cope with| manage| was diagnosed with| am recovering from|'m recovering from| recovered from|"
    r" recover from| struggle with| use| uses| wear| wears| take| takes| carry| carries| depend on| rely on|'m on| am on)(?: an?| my| some| mild| moderate| severe| a bit of| a touch of| slight| slightly| chronic| bad| one| two| old| got| the| occasional){0,3}) "
)
_AID: Final = r"(?:wheelchair|walking stick|crutches|cane|prosthe(?:sis|tic)(?: [a-z]+)?|hearing aids?|cochlear implant|epi-?pen|inhaler|insulin pump|stoma(?: bag)?|pacemaker|guide dog|orthotics|knee brace|back brace|cpap(?: machine)?)"
_MORE_ILLNESS: Final = (
    r"(?:gout|(?:relapsing[- ]remitting )?ms|sickle cell(?: trait| disease| anaemia| anemia)?|slipped disc|herniated disc|hernia|sciatica|carpal tunnel(?: syndrome)?|ibs|me/cfs|long covid|fibromyalgia|vertigo|hay ?fever|glaucoma|cataracts?|varicose veins|flat feet|kidney stones|ulcers?|"
    r"high cholesterol|hypertension|blood pressure|diabetes|[a-z]+ allerg(?:y|ies)|stammer|lisp|limp|tremor|tourette'?s|insomnia|burn-?out|colou?r[- ]blindness|astigmatism|dodgy knee|bad knee|bad shoulder|trapped nerve)"
)
_STATE: Final = (
    r"(?:deaf|hard of hearing|blind|partially sighted|dyslexic|dyspraxic|autistic|neurodivergent|diabetic|type [12] diabetic|asthmatic|epileptic|hypertensive|h\.?i\.?v\.? positive|coeliac|celiac|lactose intolerant|anaemic|anemic|colou?r[- ]blind|pregnant|[a-z]+ (?:weeks|months) pregnant|in remission|in recovery|"
    r"wheelchair user|an? wheelchair user|left-handed|allergic to [a-z]+(?:(?:,| and) [a-z]+)?|disabled|a cancer survivor|an amputee|bipolar|depressed|immunocompromised|vegan)"
)
_PARTS: Final = r"(?:knee|hip|back|shoulder|wrist|ankle|elbow|eye|ear|heart|thyroid|appendix|gall ?bladder|leg|arm|hand|finger|foot|spine|neck)"
_ILLNESS_ZH: Final = (
    r"(?:痛风|偏头痛|头痛|高血压|高血脂|糖尿病?|扁平足|平底足|平足|色弱|色盲|哮喘|癫痫|近视(?:眼)?(?:\d{2,4}度)?|甲亢|甲减|甲状腺结节|乙肝(?:携带)?|脂肪肝|胃病|胃溃疡|胃炎|腰椎间盘突出|颈椎病|腰肌劳损|关节炎|风湿|鼻炎|荨麻疹|湿疹|贫血|地贫|低血糖|心脏病|心律不齐|冠心病|耳鸣|耳背|听力下降|"
    r"抑郁症?|焦虑症?|双相|失眠|强迫症|静脉曲张|肾结石|胆结石|肺结节|白内障|青光眼|斜视|口吃|小儿麻痹|断指|假肢|义肢|助听器|骨折过|尘肺|职业病|类风湿|红斑狼疮|银屑病|牛皮癣|腱鞘炎|膝盖积液|半月板(?:损伤|手术))"
)
_FESTIVAL: Final = r"(?:shabbat|shabbos|the sabbath|ramadan|lent|diwali|yom kippur|jumu'?ah|friday prayers?|eid|navratri|paryushan|vesak|kosher|halal)"
_ONES: Final = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_AGE: Final = (
    rf"(?:(?:twenty|thirty|forty|fifty|sixty)(?:[ \-]{_ONES})?|eighteen|nineteen|seventeen|sixteen|1[6-9]|[2-6]\d)"
)
_MONTH: Final = rf"(?:{'|'.join((*ENGLISH, *ENGLISH_SHORT))}|sept)"
_DAY: Final = (
    rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)(?:,? (?:19|20)\d\d)?"
)
_NAME: Final = r"[^\W\d_][^\W\d_'’\-]{1,20}"
_HAN_NAME: Final = rf"(?:{'|'.join(sorted(COMPOUND))}|[{''.join(sorted(one for one in SURNAMES if len(one) == 1))}])[\u4e00-\u9fff]{{1,2}}"
_END: Final = (
    r"(?=[.,;:!)\n/|]|$| (?:and|but|so|since|with|who|by|for|in|now|if|or|because|myself|then|which|at|on)(?![a-z]))"
)
_WED: Final = r"(?:divorced|widowed|married|separated|engaged|remarried|not married|unmarried|not yet married|never married|a bachelor|bachelor|a spinster|a widow|a widower|in a civil partnership|in a de facto relationship|cohabiting|partnered|single)"
_OWN_NATION: Final = rf"(?:{DEMONYM}|kiwi|aussie|scottish|scots|welsh|northern irish|ghanaian|hongkonger|taiwanese|jamaican|trini(?:dadian)?|bajan|cypriot|estonian|latvian|lithuanian|luxembourgish|swiss|uruguayan|paraguayan|honduran|guatemalan|nicaraguan|costa rican|panamanian|dominican|haitian|iraqi|iranian|jordanian|lebanese|syrian|moroccan|tunisian|algerian)"

_FORMS: Final = (
    (
        "health",
        rf"{_HAS}(?P<v>{ILLNESS}|{_MORE_ILLNESS}|{_AID}|{MEDICINE}){_END}|{_SELF}(?P<v2>{_STATE})(?: in (?:one|my|the) [a-z ]{{3,12}})?{_END}|(?:health|fit|fine|healthy|well)(?: and well)? (?:apart from|except for|bar|save for|but for) (?P<v3>(?:an? |my |some |the odd )?[a-z]+(?: [a-z]+){{0,2}}){_END}|"
        rf"(?P<v4>my (?:left |right |bad |dodgy |new |artificial )?{_PARTS}s? (?:was|were|has been|is|are) (?:replaced|fused|operated(?: on)?|broken|bad|weak|injured|gone))|(?P<v5>my (?:bad|dodgy|artificial|new|prosthetic) {_PARTS})(?![a-z])|"
        rf"allerg(?:y|ies|ic)[^\n?:]{{0,24}}[?:] ?(?P<v6>(?!no(?:ne)?(?![a-z])|nil|n/a)[^\n.?!]{{3,40}})|(?<![a-z])(?P<v7>(?:{ILLNESS}|{_MORE_ILLNESS}|[a-z]+ dander|type [12] diabet(?:ic|es)))(?= since (?:childhood|birth|(?:19|20)\d\d)|(?:, | )?(?:well[- ])?(?:controlled|managed|under control|medicated))",
    ),
    (
        "health",
        rf"(?:^|(?<=[\n。，,；;、:：\s有点])|(?<=患有)|(?<=轻度)|(?<=中度)|(?<=确诊)|(?<=我有)|(?<=得过)|(?<=老)){_ILLNESS_ZH}(?:[一二三1-3]级|小三阳)?(?=[\n。，,；;、!！\s(（]|$|但|不影响|，?(?:按时|每天|长期)?[在吃服])|[一二三四五六七八九十]级(?:伤残|残疾)|[左右][手脚腿眼耳](?:[\u4e00-\u9fff]{{1,3}})?(?:缺一?[\u4e00-\u9fff]|失明|失聪|截肢|残疾)"
        rf"|(?<![a-z])ich (?:habe|hatte|leide an|leide unter) (?:seit [a-z]+ )?(?P<v>asthma|diabetes|rheuma|epilepsie|depressionen|migrane|bluthochdruck|heuschnupfen|ms|zoliakie|bandscheibenvorfall|tinnitus|neurodermitis|krebs)|soy (?P<v2>celiac[oa]|diabetic[oa]|asmatic[oa]|sord[oa]|alergic[oa] [a-z]+(?: [a-z]+)?|hipertens[oa])|je suis (?P<v3>asthmatique|diabetique|sourde?|dyslexique|rqth|epileptique|enceinte|en remission)|j'ai (?P<v4>(?:une |un |de l')?(?:rqth|asthme|diabete|epilepsie|hernie discale|sclerose en plaques)(?: pour (?:une |un |le |la )?[a-z]{4, 20})?)|sono (?P<v5>celiac[oa]|diabetic[oa]|asmatic[oa]|sord[oa]|incinta|allergic[oa] [a-z']+(?: [a-z]+)?)|{folded('у меня')} (?P<v6>{folded('(?:астма|диабет|гипертония|эпилепсия|аллергия на [а-я]+)')})",
    ),
    (
        "religion",
        rf"(?<![a-z])(?:i|we|and) (?:keep|observe|celebrate|fast (?:for|during|in)|attend|am fasting for|eat) (?P<v>{_FESTIVAL})(?![a-z])|(?<![a-z])(?:i'm|i am|we are|we're|my family is|raised|brought up|was raised|practi[sc]ing) (?:an? |both |all )?(?P<v2>(?:{BELIEVER}|{RELIGION})s?){_END}|"
        rf"(?:my|our|our local) (?P<v3>{BELIEVER}|{RELIGION}) (?:church|chapel|parish|mosque|temple|synagogue|congregation|gurdwara|choir)|(?<=[,.;\n] )(?P<v4>quaker|mormon|sikh|hindu|muslim|jain|buddhist|baptist|catholic)(?=, so | so no |, no )|[\u4e00-\u9fff]{{1,3}}(?:教会|教)(?:信徒|教友)|(?:信奉|信仰|皈依)(?P<v5>[\u4e00-\u9fff]{{1,3}}教)",
    ),
    (
        "political",
        rf"card-carrying (?P<v>(?:{PARTY}|[a-z]+) (?:party )?member)|(?<![a-z])(?:was|been|am|'m|joined|active) (?:in|with|a member of|for)? ?(?P<v2>{PARTY})(?= (?:until|since|from|for|till|back|in (?:19|20))|[,.;])|(?:{UNION_ROLES}) (?:for|of|in|with) (?P<v3>{UNION})(?![a-z])|"
        rf"(?:political|party|union)[^\n:?]{{0,60}}[?:] ?(?P<v4>{PARTY}(?:, [a-z]+ (?:19|20)\d\d)?)(?![a-z])",
    ),
    (
        "years",
        rf"(?<![a-z])(?:i'm|i am|im|aged|age:?|am) (?:already |just |now |only |still )?(?P<v>{_AGE})(?=[.,;!)\n]|$| (?:and (?!a half|[a-z]+ (?:minutes|miles))|but|with|years? (?:old|young|of age)|next|this|now|so))|(?<![a-z])(?:bachelor|widower|widow|man|woman|lady|spinster|mother|father|lad|lass|chap|guy) of (?P<v2>{_AGE})(?=[ ,.;\n]|$)|"
        rf"(?<![a-z])(?:i|she|he)(?:'ll be|'m turning| turned| turn| will be| will turn| am turning|'ve turned) (?P<v3>{_AGE})(?= (?:in|next|this|last|on|soon|years)|[.,;])|(?:^|(?<=[.\n] )|(?<=\n))(?P<v4>{_AGE})(?= (?:in a (?:fortnight|week|month)|next (?:week|month|birthday|spring|summer|autumn|winter|{_MONTH})|this (?:year|month|{_MONTH})))|"
        rf"(?:^|(?<=[.\n;,] )|(?<=\n))(?:woman|man|female|male|lady|gentleman|bloke|widow|mum|dad)(?:, | )(?P<v5>{_AGE})(?=[.,;\n]|$)|(?<![a-z])i'm an? (?P<v6>{_AGE}[- ]year[- ]old)(?![a-z])|(?:今年|现年|我|年龄|已)(?P<v7>[二三四五六]十[一二三四五六七八九整出有]?[一二三四五六七八九]?)岁?(?=[,，。；;了\s]|$)",
    ),
    (
        "birthdate",
        rf"(?<![a-z])my (?:birthday|bday|d\.?o\.?b\.?|date of birth)(?: is|'s| was| falls on|:|,)?(?: on)? (?P<v>{_DAY}|\d{{1,2}}[./\-]\d{{1,2}}(?:[./\-](?:19|20)?\d\d)?)(?![a-z\d])|(?<![a-z])born (?:in |on )?(?P<v2>(?:the |in the )?year of the [a-z]{{2,7}}(?:, (?:19|20)\d\d)?)|(?<![a-z])born (?:in |on )?(?P<v3>'\d\d(?:, [^.\n;]{{3,30}})?)(?=[.;\n]|$)|"
        r"(?P<v4>(?:19[4-9]\d|200\d|[4-9]\d)年[春夏秋冬](?:天|季)?)出?生|生日(?:是|在|:|：)?(?P<v5>\d{1,2}月\d{1,2}[日号]?|[一二三四五六七八九十正腊冬]{1,2}月(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿]{1,3}))|生于(?P<v6>[四五六七八九零〇]?[一二三四五六七八九零〇]年的?(?:立春|雨水|惊蛰|春分|清明|谷雨|立夏|夏至|立秋|处暑|白露|秋分|霜降|立冬|冬至|除夕|中秋|元宵|端午|[春夏秋冬]天?|[正一二三四五六七八九十腊冬]{1,2}月))",
    ),
    (
        "gender",
        rf"(?:applicant|candidate|bearer|named|patient|carer wanted is|i|myself) (?:is|am) (?:an? )?(?P<v>female|male)(?![a-z])|(?:i'm|i am|identify as|identifies as) (?:an? )?(?P<v2>trans(?:gender)? (?:man|woman)|non-?binary|cis (?:man|woman)|woman|female|male|man){_END}|(?:^|(?<=[.\n;] )|(?<=\n))(?P<v3>trans (?:man|woman)|non-?binary|(?:woman|man|lady)(?=, {_AGE}[,.;]))(?=[.,;\n]|$)",
    ),
    (
        "nationality",
        rf"(?<![a-z])(?:i'm|i am|im|we are|he is|she is|he's|she's) (?:an? |also |originally |both )?(?P<v>{_OWN_NATION}(?:(?: and |/|-){_OWN_NATION})?){_END}|(?<![a-z])(?:an?|am|hold|holds|naturali[sz]ed|as a|dual|i'm) (?P<v2>(?:u\.?s\.?(?:a\.?)?|uk|american|british|eu|{_OWN_NATION}) citizen)(?![a-z])|(?P<v3>{_OWN_NATION} and {_OWN_NATION}) (?:passports|nationality|citizen)|"
        rf"(?:^|(?<=[.\n;] )|(?<=\n))(?P<v4>kiwi|aussie|{_OWN_NATION})(?=, (?:so |no visa|settled|with|eu settled|ilr|passport))|(?:^|(?<=[^\u4e00-\u9fff])|(?<=[我人的现原重女男]))国籍[:：是为]?(?P<v5>[\u4e00-\u9fff]{{2,6}}?)(?=[,，。；;\s、]|$)|(?<![a-z])soy (?P<v6>{_OWN_NATION})(?=[ ,.;\n]|$)",
    ),
    (
        "marital",
        rf"(?<![a-z])(?:i'm|i am|im|we're|we are|he is|she is|he's|she's|been) (?:a |now |still |also |happily |newly |recently |already ){{0,2}}(?P<v>{_WED})(?=[.,;\n)/]|$| (?:with|and|of|since|in (?:19|20)|to|for|but|at))|(?:^|(?<=[\n.;,] )|(?<=\n))(?P<v2>not married|unmarried|widowed(?: in (?:19|20)\d\d)?|divorced|separated|in a civil partnership)(?=[,.;\n]| since| with| to | in (?:19|20)|$)",
    ),
    ("children", COUNTED_CHILDREN),
    *BACKGROUND,
    (
        "person",
        rf"(?<![a-z])(?:my |our )?(?:eldest|youngest|middle one|firstborn|little one|other half|better half|missus|hubby|fiancee?|ex|late (?:{SPOUSES})|twins?)(?: is| are|,)? (?P<v>{_NAME})(?= (?:is|was|now|will|has|and|who|in|at|starts)|[,.;)]|$)|(?:civil partnership|relationship|married|engaged|living|live) (?:with|to) (?P<v2>{_NAME}(?: {_NAME})?)(?=[,.;)\n]|$| (?:and|who|since|in|from)(?![a-z]))|"
        rf"(?:我|俺)(?:{MY_KIN_ZH})(?:叫|是)?(?P<v3>{_HAN_NAME})(?=接|[,，。；;、]|可|也|帮|带|在|的电话|电话)",
    ),
    (
        "name",
        rf"(?:^|(?<=[\n。,，；;]))(?:本人|我|我叫|我是|在下)(?P<v>{_HAN_NAME})(?=[,，。；;、\s]|今年|现年|是|来应聘|想|男|女)|(?:^|(?<=[\n。,，]))(?:我|本人)是(?:一名|名|位)?(?:执业|注册|资深|高级)?(?:{CALLINGS_ZH})(?P<v2>{_HAN_NAME})(?=[,，。；;])",
    ),
    (
        "handle",
        r"(?:^|(?<=[\n。,，；;、|·\s(（:：和]))(?:抖音|b站|快手|小红书|微博|视频号|知乎|公众号|豆瓣|贴吧|站酷|哔哩哔哩)(?:号|账号|id|名|昵称)?[ :：是叫]{0,3}(?P<v>@?(?!运营|直播|账号|平台|小店|电商|投放|推广|带货|短视频|粉丝|后台|广告|达人|团购|数据|标签|主播|文案|内容|上|的|等|和|有|也|我|店)[\u4e00-\u9fff·][\u4e00-\u9fffa-z0-9_·]{2,9}?)(?=[，。,；;)）\n]|$)|"
        r"(?<![a-z])qq(?:号|号码)?[ :：是]{0,3}(?P<v2>[零〇一二三四五六七八九幺两][零〇一二三四五六七八九幺两 \-]{5,16})|(?<![a-z])(?:botim|zalo|imo|threema|wickr|session|discord|kik|snapchat|snap|band|hangouts)(?: id)?[ :@]{1,3}(?P<v3>@?[a-z][a-z0-9_.]{3,30}[a-z0-9])(?![a-z0-9@])|"
        r"(?<![a-z])(?:i'm|i am|find me as|me:|user(?:name)?) (?P<v4>@?[a-z0-9]+[_\-.][a-z0-9_.\-]{2,24}[a-z0-9]) on (?:github|gitlab|twitter|x|insta(?:gram)?|linkedin|behance|dribbble|mastodon|bluesky|tiktok|reddit|stack ?overflow|kaggle)(?![a-z])",
    ),
    (
        "number",
        r"(?<![a-z])(?:registrant|registration|registered|admitted|enrolled|licensed|chartered|accredited)(?: with| by| at| as)?(?: the)?(?: [a-z]+){0,3}[ (,]{1,3}(?:no\.?|number|pin|id|reg\.?)?[ :]{0,2}(?P<v>(?:[a-z]{0,4}-?|(?<=\()[a-z]{2} )\d[\d\- ]{3,10}\d[a-z]?)(?=[),.;\n]|$)(?!,? (?:people|users|patients))|(?<![a-z])registrant (?:no\.? )?(?P<v2>\d{4,8})(?!\d)|(?<![a-z])by [a-z]{4,8} \((?:no\. ?)?(?P<v3>[a-z]-?\d[\d ]{3,8}\d)\)|"
        r"(?<![a-z])(?:sra|nmc|gmc|gdc|gphc|hcpc|sia|sace|hpcsa|ecsa|saica|mdcn|prc|ahpra|teaching council|gas safe|cscs|niceic|gtcs|arb|rics|frc|fca|bacp|rcvs|swe|social work england|dbs|iata|caa|easa|faa|cmo|icai|icsi|bci|coa|peo|egbc|apega|apegs|cno|cpa|lso)(?: id| pin| reg(?:istration)?| no\.?| number| folio| ref| card| roll| licen[cs]e| member(?:ship)?){0,2}(?: is| was)?[ :#]{1,2}(?:no\.? )?(?P<v4>[a-z]{0,3}-?\d[\d \-/]{3,14}\d[a-z]?)(?![\d.])|"
        r"(?:注册证|资格证|执业证|上岗证|导游证|从业证|登记证|考生编号|准考证|应考编号|投考编号)(?:号码?|编号)?[ :：是为]{0,3}(?P<v5>[a-z]{0,3} ?\d[\da-z\-]{4,22})|(?<![a-z])iqama(?: [a-z]+){0,4} (?:is|was) (?P<v6>\d{10})(?!\d)|(?<![a-z])(?:reg|rego|plate|number plate)[ :]{1,2}(?P<v7>[a-z]{2}\d\d ?[a-z]{3})(?![a-z\d])",
    ),
)
_TRIGGER: Final = re.compile(
    r"(?<![a-z])(?:i|i'm|im|i've|my|mein\w{0,2}|mes|mis|meus|minhas|miei|mie|we|she|he|me|who|bachelor|widow\w{0,2}|woman|man|lady|male|female|trans|born|aged|age|allerg\w+|applicant|candidate|bearer|soy|je|j'ai|ich|sono|quaker|kiwi|aussie|since|card-carrying|party|member|rep|steward|not|unmarried|divorced|separated|in a civil)(?![a-z])|qq|botim|zalo|imo|registrant|registered|iqama|reg|plate|surgery|operation|rating|side|background|family|heritage|descent|church|enrolled|eldest|youngest|[a-z]{2,6} id|[斋齋拜妻婚領领撫抚國国恋对對孕检檢祖原老我级本俺证音站书博乎手脚病痛风症炎足生年岁籍教色]|у меня"
)


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[str, Alternatives], ...]:
    return tuple((role, Alternatives(form)) for role, form in _FORMS)


def patterns() -> Iterator[re.Pattern[str]]:
    """Yield the expressions that are looked up in what the text holds before they are searched."""
    for _, alternatives in _forms():
        yield from alternatives.patterns()


def said_facts(text: str, cased: str, held: Held) -> Iterator[Cell]:
    """Yield the facts that the sentences of a text (normal form, and the same with capitals) tell of the person; `held`:
    what the text holds of the strings that the expressions need."""
    if not _TRIGGER.search(text):
        return
    for role, form in _forms():
        for found in form.finditer(text, held):
            start, end = found.span(found.lastgroup or 0)
            if (
                role in ("nationality", "ethnicity")
                and cased[start].islower()
                and text[start].isascii()
                and not text.startswith(("espan", "ital", "franc"), start)
            ):
                continue
            yield Cell(role, "", start, end)


def _is_called(written: str, first: str) -> bool:
    """Return True if what stands where a name would is one: a capital and no ordinary word, or no word of the dictionary."""
    if written[0].isascii():
        return first.isupper() and not is_ordinary(written.split(" ")[0])
    return not is_word(written) and not is_word(written[:2])
