"""Find personal facts that stand without a label: a row of facts (`F · 34 · Kenyan · married, 2 kids`, 男 / 37岁 / 中国籍 / 已婚) and the
phrases that say such a fact in a sentence (`practising Catholic`, 属兔, `indefinite leave to remain`).

A word that says the fact alone (已婚, `divorced`) counts as a piece of its own between signs; one that means other things too (`34`, `Thai`,
`single`, `M`) counts only in a line that has a sure fact beside it. Gives positions and roles; detectors decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from app.redact.alternatives import Alternatives
from app.redact.birth_dates import BIRTH_DATE
from app.redact.first_person_facts import said_facts
from app.redact.label_value_pairs import Cell
from app.redact.required_words import Held, required_words
from app.redact.statement_words import BELIEVER, DEMONYM, ILLNESS, MEDICINE, PARTY, RELIGION, UNION, words
from app.text.kinship import PARENTS, RELATIVES_ZH
from app.text.months import month_numbers
from app.text.normalization import folded
from app.text.places import NATIONALITY, chinese_cities, chinese_counties, chinese_provinces, place_names

_PIECE: Final = re.compile(r"[^|/·•◆;,，、()（）\t。;；:：!！?？\"“”《》【】\[\]>]{1,60}")
_GAPS: Final = re.compile(
    r" {2,}|\.(?= |$)| [-–—+] |(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff]|\d{2,4}[./\-年]\d)|(?<=\d) (?=[\u4e00-\u9fff]{3})"
)


_MARITAL_ZH: Final = "未婚未育|未婚|已婚已育|已婚未育|已婚|离异|离婚|离过婚|丧偶|单身|再婚|复婚|恋爱中|已订婚|订婚|未曾结婚|已婚无孩|离异单身|寡妇|鳏夫|有对象(?:没|未)领证"
_MARITAL: Final = words(
    "(?:happily |newly |recently |legally )?(?:married|divorced|separated|widow|widowed|widower|unmarried|never married|remarried)|newly single|common[- ]law|civil partnership|in a relationship|"
    "second wife|nikah done|rukhsati pending|verheiratet|verh|ledig|led|geschieden|gesch|verwitwet|verlobt|lebenspartnerschaft|verpartnert|getrennt lebend|"
    "marie|mariee|celibataire|pacse|pacsee|divorce|divorcee|veuf|veuve|conjoint de fait|conjointe de fait|concubinage|union libre|casado|casada|soltero|soltera|"
    "divorciado|divorciada|viudo|viuda|en pareja|union libre|separado|separada|solteiro|solteira|viuvo|viuva|uniao estavel|uniao de facto|sposato|sposata|coniugato|coniugata|celibe|"
    "nubile|divorziato|divorziata|vedovo|vedova|convivente|zonaty|zamezna|kawaler|panna|rozwiedziony|rozwiedziona|gehuwd|ongehuwd|samenwonend|холост|не замужем|замужем|женат|не женат|"
    "разведен|разведена|вдовец|вдова|da ket hon|doc than|menikah|belum menikah|belum kawin|kawin|berkahwin|bujang|기혼|미혼|既婚|独身"
)
_RELIGION_ZH: Final = "(?:信仰?|信奉)?(?:藏传佛教|佛教|道教|基督教|天主教|伊斯兰教|回教|东正教|一贯道|妈祖)(?:信徒|徒|信众)?|信佛|信主|信基督|信教|信道|无宗教信仰|基督徒|天主教徒|佛教徒|穆斯林|道教徒"
_FAITH: Final = (
    r"(?:(?:practi[sc]ing|devout|born[ -]again|baptised|baptized|sunni|shia|shi'a|greek|roman|russian|coptic|syrian|sda|orthodox|non[- ]practising|lapsed|reform|strict) ){1,2}"
    r"(?:muslim|christian|catholic|hindu|sikh|buddhist|jew|jewish|orthodox|quaker|anglican|protestant|methodist|baptist|adventist|pentecostal)"
)
_GROUPS: Final = (
    "汉|回|满|蒙古|蒙|藏|维吾尔|维|壮|苗|彝|布依|朝鲜|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|"
    "保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|阿美|泰雅|排湾|布农|卑南|鲁凯|邹|赛夏|雅美|达悟|邵|噶玛兰|太鲁阁|赛德克|华"
)
_COUNTRY_ZH: Final = (
    "中国|大陆|香港|澳门|台湾|新加坡|马来西亚|美国|英国|加拿大|澳洲|澳大利亚|新西兰|日本|韩国|印度尼西亚|印尼|印度|越南|泰国|菲律宾|缅甸|柬埔寨|老挝|法国|德国|意大利|西班牙|葡萄牙|俄罗斯|乌克兰|荷兰|瑞士|瑞典|"
    "巴基斯坦|孟加拉|尼泊尔|斯里兰卡|尼日利亚|加纳|肯尼亚|南非|埃及|巴西|阿根廷|墨西哥|土耳其|哈萨克斯坦|蒙古|朝鲜"
)
_CHILD: Final = r"(?:child(?:ren)?|kids?|sons?|daughters?|boys?|girls?|toddlers?|dependants?|dependents?|bab(?:y|ies))"
_COUNT: Final = r"(?:an?|one|two|three|four|five|six|twin|no|\d)"
_CHILDREN: Final = (
    rf"(?:(?:proud )?(?:single )?(?:{PARENTS}|parent|carer|primary carer|guardian) (?:of|to) )?(?:with |have |has |and )?{_COUNT} (?:small |young |little |grown(?:-up)? |adult |school-age )?{_CHILD}(?: yet| at home| in year \d{{1,2}}| under \d{{1,2}}| aged \d{{1,2}}(?: and \d{{1,2}})?| \d{{1,2}} months)?"
    rf"|(?:single )(?:{PARENTS}|parent)(?: of {_COUNT})?|(?:{PARENTS}) of {_COUNT}|{_CHILD}: ?\d(?: ?\([^()]{{1,20}}\))?|baby \d{{1,2}} months|no dependants|"
    + words(
        "(?:\\d|ein|eine|zwei|drei|vier|keine) (?:erwachsene |kleine |minderjahrige |schulpflichtige )?(?:kind|kinder|k.|sohne|tochter|sohn)|\\d k\\.?|(?:\\d|un|une|deux|trois|quatre|sans) (?:enfants?|fils|filles?)(?: handicape)?|"
        "(?:\\d|un|una|dos|tres|cuatro|sin) (?:hij[oa]s?|ninos?)|(?:padre|madre) de (?:\\d|un|una|dos|tres) (?:hij[oa]s?|nin[oa]s?)|(?:\\d|un|una|due|tre|senza) (?:figl[ioa]e?)|figli: ?\\d|"
        "(?:pai|mae) de (?:\\d|um|uma|dois|duas|tres) (?:menin[oa]s?|filh[oa]s?)|(?:\\d|um|uma|dois|duas|tres|sem) filh[oa]s?|(?:двое|трое|один|\\d) (?:детей|ребенок|ребенка)|детей нет|(?:дочь|сын) (?:19|20)\\d\\d(?: г.р.)?|esposa e hijo|(?:hijos|enfants|kinder|filhos|figli): ?\\d"
    )
)
_CHILDREN_ZH: Final = (
    r"(?:已?育有?|有|生有|带|抚养)?(?:[一二两三四五六\d][个名]?|独生)(?:[六七八九\d一二三四五]岁的?)?(?:孩子?|小孩|娃儿?|子女|儿子?|女儿|子|女|仔|男|千金)(?:[一二两三四\d](?:子|女|儿|女儿|男))?(?:都?(?:已成年|成家了|读.{1,8}|当兵|随母|随父|在读.{0,4}|上.{1,4}|已大))?"
    rf"|(?:女儿|儿子|孩子|小孩|仔女|子女)(?:随[母父]|已大|已成年|归[男女]方|都?成家了)|单亲(?:{RELATIVES_ZH}|家庭)?|未育|已育|二胎|[头二三]胎已生|无子女|无小孩|没有?小孩|丁克"
)
_IMMIGRATION: Final = (
    r"(?:indefinite leave to remain|ilr|(?:pre-)?settled status|permanent resident(?:ce)?|pr holder|(?:hk|sg|singapore|hong kong|us|canadian|australian) pr|green card(?: holder)?|h-?1b(?: visa)?|h-?4 ead|(?:f-?1 )?opt(?: stem(?: extension)?)?|stem opt(?: extension)?|cpt|ead|"
    r"stamp [1-6]g?|tier [1-5](?: visa)?|skilled worker visa|graduate(?: route)? visa|spouse visa|dependent visa|student visa|bno visa(?: pending)?|youth mobility visa|working holiday visa|[a-z]\d? visa|work visa|employment visa|employment pass|s pass|e pass|dependant'?s? pass|"
    r"long[- ]term visit pass|work permit holder|naturali[sz]ed(?: citizen)?|dual citizen|refugee(?: status)?|asylum seeker|humanitarian visa|bridging visa [a-e]?|temporary resident|residence permit for work|homes for ukraine|upe extension applied|"
    r"daca|tps|duldung(?: mit [a-z]{4,20})?|niederlassungserlaubnis|aufenthaltserlaubnis|blaue karte(?: eu)?|eu blue card|unbefristete[rs]? aufenthalt(?:stitel)?|resident permanent|residente permanente|carte de resident|titre de sejour|residencia permanente|permiso de residencia)"
)
_IMMIGRATION_ZH: Final = rf"持?单程证(?:来港)?|持?(?:香港|澳门|台湾)(?:永久性?)?居民身份证|(?:{_COUNTRY_ZH})?(?:永久居民|永居|绿卡|枫叶卡)(?:持有[人者])?|(?:持)?(?:外国人)?工作许可(?:[a-c]类)?|依亲居留|居留[证权]|(?:持)?\d{{0,3}}学生签证?|工作签证?|工签|h1b|配偶签证?|485签证?|打工度假签证?|居住证积分户|(?:农业|非农业|城镇|居民|集体|家庭|北京|上海|深圳)户口?"
_PERSON_AFTER: Final = r"(?:national|citizen|passport(?: holder)?|by birth|born|nationality|descent|origin|citizenship)"
_NATIONALITY: Final = (
    rf"(?:dual )?(?:{DEMONYM})(?:[/ \-](?:and )?(?:{DEMONYM}))? {_PERSON_AFTER}|(?:citizen|national) of [a-z]{{4,15}}|nationalites? (?:{DEMONYM})|ciudadania (?:{DEMONYM})|"
    rf"nacionalidades? (?:{DEMONYM})(?: (?:e|y) (?:{DEMONYM}))?|cittadinanza (?:{DEMONYM})|"
    + words("(?:гражданин|гражданка) [а-я]{4,14}")
)
_OTHERS_ZH: Final = "同[仁事]|[员職职移外]工|学[生员]|客[户商人]|[顾旅乘]客|患者|外教|供应商|专家|游客|船员|教师|团队"
"""Behind the nation of others (越南籍同仁)."""
_NATIONALITY_ZH: Final = rf"(?:{_COUNTRY_ZH})(?:国?籍|公民)|(?:{_COUNTRY_ZH})国籍"
_ANIMAL: Final = "鼠|牛|虎|兔|龙|蛇|马|羊|猴|鸡|狗|猪"
_SIGN_ZH: Final = "白羊|牡羊|金牛|双子|巨蟹|狮子|处女|天秤|天平|天蝎|射手|人马|摩羯|魔羯|山羊|水瓶|宝瓶|双鱼"
_SIGN: Final = "aries|taurus|gemini|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces"
_HEALTH_ZH: Final = r"(?:身体)?(?:没得毛病|无传染病史?|无不良嗜好|无遗传病史?|无病史|无过敏史?)|(?:有)?(?:轻度|轻微|中度)?(?:高血压|糖尿病?|色弱|色盲|近视|乙肝|哮喘|癫痫|抑郁症?|听力略?弱|耳背|左耳背|右耳背|肝炎|心脏病)(?:也没有|,?服药稳定|小三阳|患者)?|无色盲|(?:花生|海鲜|青霉素|花粉|虾蟹|酒精|尘螨)过敏|(?:[一二三四\d]级)?残疾|(?:去年)?中风"
_ILLNESS_ZH: Final = (
    "静脉曲张|贫血|痔疮|肾结石|胆结石|结石|结节|甲亢|甲减|早搏|心律不齐|心肌缺血|高血脂|高血压|血压偏?高|血糖偏?高|糖尿病?|痛风|胃炎|胃溃疡|脂肪肝|乙肝(?:带菌|携带)?|小三阳|大三阳|腰椎间盘突出|腰椎病?|腰肌劳损|颈椎病?|鼻炎|湿疹|银屑病|牛皮癣|白癜风|"
    "类风湿(?:性关节炎)?|关节炎|风湿|红斑狼疮|癫痫|哮喘|尘肺|糖耐量异常|多囊|子宫肌瘤|肌瘤|睡眠呼吸(?:暂停|中止)[综合症]{0,3}|焦虑症?|双相|躁郁症?|抑郁症?|强迫症|失眠|耳鸣|白内障|青光眼|[\u4e00-\u9fff]{1,2}癌|肿瘤|囊肿|骨折|半月板(?:损伤|撕裂)?|脑梗|脑出血|"
    "中风|心脏病|心脏支架|肾炎|肝炎|肺结核|色弱|色盲|夜盲|弱听|失聪|肢障|视障|听障|慢性病|长期病患|妊娠糖尿病?"
)
_HEALTH: Final = r"(?:i am |i'm |am |registered |profoundly |partially )?(?:deaf|hard of hearing|partially sighted|registered blind|visually impaired|dyslexic|autistic|neurodivergent|diabetic|asthmatic|epileptic|wheelchair user|colou?r[- ]blind|pregnant|schwanger|schwerbehindert|immunocompromised)"
_GENDER: Final = r"(?:♂|♀|male|female|woman|man|lady|女生|男生|女士|男士|女性|男性|本人[男女]|男|女|weiblich|mannlich|femme|homme|mujer|hombre|varon|donna|uomo|masculino|feminino|femenino)"
_AGE_ZH: Final = r"(?:今年|现年|年龄)?(?:[二三四五六]十[一二三四五六七八九]?|年[过近届](?:半百|[三四五六]十)|[2-6]\d岁|[二三四五六]十[一二三四五六七八九]?岁|七十有?[一二三四五六七八九]?)|[6-9]0后|0[05]后|[789]5后"
_AGE: Final = r"(?:mid|late|early)[ -](?:twenties|thirties|forties|fifties|sixties|20s|30s|40s|50s|60s)|(?:mitte|ende|anfang) (?:zwanzig|dreissig|vierzig|funfzig|sechzig|20|30|40|50|60)|[2-6]\d ?(?:years? old|yrs? old|yrs|y/?o|ans|anos|anni|jahre|lat|лет|года)|treintaner[oa]|cuarenton[a]?"

_SURE: Final = (
    ("marital", rf"{_MARITAL_ZH}|{_MARITAL}"),
    ("religion", rf"{_RELIGION_ZH}|{_FAITH}|{RELIGION}"),
    ("ethnicity", rf"(?:{_GROUPS})族"),
    ("children", rf"{_CHILDREN_ZH}|{_CHILDREN}"),
    ("nationality", rf"{_NATIONALITY_ZH}|{_NATIONALITY}"),
    ("immigration", rf"{_IMMIGRATION_ZH}|{_IMMIGRATION}"),
    ("zodiac", rf"(?:生肖)?属(?:{_ANIMAL})的?|(?:{_SIGN_ZH})座(?:妹子|女生|男生)?|{_SIGN}"),
    ("health", rf"{_HEALTH_ZH}|{_HEALTH}"),
    (
        "political",
        r"中共(?:预备)?党员|预备党员|共青团员|cpc member|(?:[a-z]{2,6} )?(?:union|trade union) member|九三学社社员|民[盟革建进]盟?[员]",
    ),
    ("native", "FROM"),
    ("gender", rf"{_GENDER}"),
    ("years", rf"{_AGE_ZH}|{_AGE}"),
)
_POSSIBLE: Final = (
    ("nationality", rf"(?:dual )?(?:{DEMONYM})(?:[/\- ](?:{DEMONYM}))?|dual [a-z]{{2}}"),
    ("marital", "single|engaged|partnered|cohabiting"),
    ("religion", "christian|jewish|none|orthodox|baptist|ref"),
    ("years", r"[2-6]\d|[二三四五六]十[一二三四五六七八九]?"),
    ("gender", r"f|m|w|nb|h"),
    (
        "ethnicity",
        "han|hui|igbo|yoruba|hausa|malay|chinese|white|black|mixed|pardo|parda|branco|branca|preto|preta|african|asian|obc|sc|st|general",
    ),
    (
        "birthdate",
        rf"(?:19[4-9]\d|200\d)\s?[./\-年]\s?\d{{1,2}}(?:\s?[./\-月]\s?\d{{1,2}})?[日月]?(?:生|的)?|'\d\d|(?:19[5-9]\d|200\d)(?:0[1-9]|1[0-2])|\d{{2}}年(?:\d{{1,2}}月)?(?:生|的)?|\d{{2}}\.\d{{1,2}}\.\d{{1,2}}(?:生)?|(?:19[5-9]\d|200\d) ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日|{BIRTH_DATE}(?:生|的)",
    ),
    ("native", "PLACE"),
    ("military", r"veteran|退伍军人|退役军人|служил в .{4,16}|army reserve"),
)
_LEAD: Final = r"(?:本人是?|我是?|我今年|今年|现|目前|i am |i'm |also |and |now |currently |presently |still |a |an |je suis |ich bin |soy |sou |sono |mi |yo |yes,? |he's |she's |he is |she is |as a |family: |me |am )"
_TAIL: Final = r"(?:[.!~～\s]|的|啦|了|哦|妹子|小伙|女孩|男孩)"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a piece that is a sure fact, and of one that is possible beside another."""
    provinces = "|".join(sorted(sorted({folded(name) for name in chinese_provinces()}), key=len, reverse=True))
    cities = "|".join(sorted(sorted({folded(name) for name in chinese_cities()}), key=len, reverse=True))
    counties = "|".join(
        sorted(sorted({folded(name) for name in chinese_counties() if len(name) > 1}), key=len, reverse=True)
    )
    person = "(?:人士|人|妹子|小伙|出身|籍)"
    place = (
        rf"(?:来自|家在|老家)?(?:(?:{provinces})(?:省|市)?[·\-]?(?:(?:{cities}|{counties})[市县区州]?){{1,2}}{person}?|(?:{provinces})[\u4e00-\u9fff]{{0,6}}?{person}"
        rf"|(?:{cities}|{counties})[市县区]?[\u4e00-\u9fff]{{0,4}}?{person}|东北人|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]·[\u4e00-\u9fff]{{2,4}})"
    )
    places = {
        "PLACE": place,
        "FROM": rf"(?:{provinces})(?:省|市)?(?:(?:{cities}|{counties})[市县区州]?){{0,2}}(?:人士?|人氏|出身|妹子|小伙)|(?:{cities}|{counties})[市县]?(?:人士?|出身)",
    }
    return tuple(
        re.compile(
            rf"{_LEAD}{{0,2}}(?:"
            + "|".join(f"(?P<{role}>{places.get(form, form)})" for role, form in forms)
            + rf"){_TAIL}{{0,4}}"
        )
        for forms in (_SURE, _POSSIBLE)
    )  # type: ignore[return-value]


_PLACE: Final = r"[^\W\d_][^\W\d_'\-]{2,20}(?:[ \-][^\W\d_][^\W\d_'\-]{2,20})?(?: ?\(\d{2,3}\))?"
_NO_PERSON: Final = r"(?:[a-z\-]+ ){0,3}(?:compan|firm|start-?up|agenc|charit|client|team|business|group|organi[sz]|studio|supplier|publisher|manufactur|retailer|bank|fund|provider|consultanc|brand|shop|school|hospital|ngo|project|role|job|position|post|program|course|approach|method|teach|learn|class|interven)"
"""Behind a town that is not where the person lives (`a Leeds-based start-up`)."""
_ANYWHERE: Final = (
    (
        "birthplace",
        rf"(?<![a-z])(?:born|birth|geboren|nee?|nacid[oa]|nat[oa]|nascid[oa]|fodd)(?![a-z])[^\n;]{{0,30}}(?:(?:19|20)\d\d|\d\d),? (?:in |a |at |en |em |zu |/ )?(?P<v15>{_PLACE})(?=[ ,.;(\n/]|$)",
    ),
    (
        "zodiac",
        rf"(?<![附隶归所直金])属(?:{_ANIMAL})(?![于性年票])|(?:{_SIGN_ZH})座(?![谈标位落席])|year of the (?P<v1>ox|rat|tiger|rabbit|dragon|snake|horse|goat|sheep|monkey|rooster|dog|pig)",
    ),
    (
        "religion",
        rf"(?:{_FAITH})(?![a-z])|信佛(?![教法])|(?:worship (?:with|at) (?:the )?)(?P<v2>[a-z]+(?: of)?(?: [a-z]+){{1,2}})|藏传佛教信徒|(?<=je suis )musulman[e]?"
        rf"|volunt[a-z]{{3,7}}(?::| with| for| at)(?: the)? (?P<v44>{BELIEVER})(?![a-z])|(?<![a-z])(?:i am|i'm|he is|she is|he's|she's|being|as) (?:an? )?(?P<v22>(?:practi[sc]ing |devout )?(?:{BELIEVER}))(?= and|[,.;)]|\n|$| by | myself| i (?:can|cannot|do|pray|keep|observe))|(?:belong(?:s|ing)? to|member of|from|raised in) (?:the|a) (?P<v23>{BELIEVER}|{RELIGION}) (?:community|faith|family|household|congregation)"
        rf"|(?:是|为)(?P<v24>回民)",
    ),
    (
        "marital",
        rf"(?:happily|newly|recently) (?:married|single|divorced|separated|widowed)|(?:legally|judicially) separated|(?:we|i) (?P<v38>divorced|separated|remarried|got (?:married|divorced))(?= (?:last|in|two|three|this|a |after))|(?:^|\n|: )(?P<v30>single|married|widowed)(?= (?:po|here|ako)(?![a-z]))|离过婚|老伴走了|(?:和|跟|同)(?:太太|先生|{RELATIVES_ZH})同住|(?<=[。，,])(?:未婚|已婚已育|已婚|离异|丧偶)(?=[。，,带育有])",
    ),
    (
        "children",
        rf"(?:single|proud) (?:{PARENTS}|parent)(?: of {_COUNT})?|(?<=mom )of {_COUNT}|单亲(?:{RELATIVES_ZH})|生二胎|带[一两二三]个?娃|育有[一两二三四\d][^,，。\s]{{1,6}}|仔女已大|两个仔",
    ),
    (
        "nationality",
        rf"中国\((?:台湾|香港|澳门)\)|(?<![a-z])soy [^\n,.]{{4,40}}, (?P<v56>(?:{DEMONYM}))(?=,)|(?:a|an|my|hold(?:s|ing)?|dual|am|is) (?P<v3>(?:{DEMONYM}))(?= (?:passport|citizen|national)(?![a-z]))|(?P<v4>(?:{DEMONYM})) (?:passport holder|national|citizenship)(?![a-z])"
        rf"|(?:nationalites?|ciudadania|cittadinanza|nacionalidades?|staatsburgerschaft) (?P<v5>(?:{DEMONYM})(?: (?:e|y|et|und) (?:{DEMONYM}))?)|(?<=[\u4e00-\u9fff])(?:{_COUNTRY_ZH})人(?=[,，。、）)])"
        rf"|(?:{_COUNTRY_ZH}|[美英加澳日德法韩俄意新泰越印港台])籍(?:华人|华裔|人士)?(?![贯员]|{_OTHERS_ZH})|(?:{_COUNTRY_ZH})国?籍(?!{_OTHERS_ZH})|英国国民(?:\(海外\))?|(?:持有?|我的)(?:有效)?(?P<v20>{_COUNTRY_ZH})(?=护照)|(?<![a-z])bin (?P<v21>schweizer(?:in)?|osterreicher(?:in)?|deutscher?|turke|turkin|pole|polin|italiener(?:in)?|franzose|franzosin|russe|russin|syrer(?:in)?)(?= und|[ ,.;])|(?P<v16>(?:{DEMONYM})(?:e[rnsm]?)?) staats(?:burger|angehorige)"
        rf"|(?<!be a )(?<!be an )(?<![a-z.])(?P<v59>(?:u\.?s\.?|u\.?k\.?|eu) (?:citizen|national|passport holder))(?![a-z])|(?:i am|i'm|am|as) an? (?P<v18>(?:citizen|national) of (?!the world|this)(?:the )?[a-z]{{4,15}})|(?:hold|holds|have|carry) (?:both )?(?P<v37>(?:{DEMONYM}) and (?:{DEMONYM})) passports|passport (?P<v19>(?:{DEMONYM})) (?:no|nr|number)(?![a-z])"
        rf"|(?:^|(?<=\n))(?:franco|italo|hispano|luso|anglo|belgo|germano|sino|deutsch)-(?:{DEMONYM})(?=[ .,]?(?:\n|$))",
    ),
    (
        "immigration",
        rf"(?<![a-z])(?:indefinite leave to remain|ilr|(?:pre-)?settled status|permanent resident|resident permanent|green card holder|on (?P<v6>opt stem(?: extension)?|opt|cpt|stamp [1-6]g?|a?n? ?[a-z]\d? visa|h-?1b)|stamp [1-6]g|as (?:a )?(?P<v7>refugee)|bno visa(?: pending)?|homes for ukraine|duldung(?: mit [a-z]{{4,20}})?|residence permit for work)(?![a-z])|枫叶卡|持单程证(?:来港)?|持(?:香港|澳门|台湾)(?:永久性?)?居民身份证|\d{{3}}学生签证?|(?:{_COUNTRY_ZH})永久居民|外国人工作许可[a-c]?类?|依亲居留|居住证积分户",
    ),
    (
        "political",
        rf"(?<![a-z])(?:registered|lifelong|card-carrying) (?P<v25>democrat|republican|independent|libertarian|green)(?![a-z])|(?<![a-z])(?:an? )(?P<v26>{PARTY}) (?:party )?(?:member|councillor|activist|badge|supporter)(?![a-z])"
        rf"|(?:member of|canvass(?:ed|ing)? for|field for|stood for|campaigned for) (?P<v27>(?:the )?(?:{PARTY}))(?= party| in |[,.;]| and | since )"
        rf"|(?P<v31>(?:{UNION}) (?:member|(?:health and safety |branch )?rep|(?:shop )?steward))(?![a-z])|stood for (?P<v32>the (?:greens|lib dems|conservatives|liberals|socialists|democrats|republicans))(?![a-z])"
        rf"|(?:organi[sz]|volunt|canvass|campaign|leaflet|door-?knock|phone ?bank|precinct)[a-z]{{0,8}}(?: [a-z]{{1,16}}){{0,3}} for (?P<v41>the [a-z]{{3,16}}(?: [a-z]{{3,16}})? party)(?![a-z])|(?P<v42>(?:{PARTY}|odm|uda|anc|eff|ndc|npp|zanu|chadema)) (?:youth|women's|students?) (?:league|wing)(?![a-z])"
        r"|(?P<v43>(?:不是|非)(?:中共)?党员|现?无党籍|曾[是为](?:中国)?国民党员|[党团]支部(?:书记|[\u4e00-\u9fff]{2}委员)|中国(?:国民党革命委员会|民主同盟|民主建国会|民主促进会|农工民主党|致公党)(?:会员|盟员|党员)?)"
        r"|(?P<v28>民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?=(?:[\u4e00-\u9fff]{0,4}支部)?(?:委员|主委|支部))|(?<=月)于?(?P<v29>入党)(?![积宣誓申])",
    ),
    (
        "health",
        rf"(?<=ich bin )(?:zu \d{{2,3}} ?% )?(?:schwer)?behindert(?![a-z])|{folded('инвалидность')} (?:i{{1,3}}|[123])(?: ?-?[^\W\d_]{{1,2}})? {folded('группы')}|"
        rf"(?<![a-z])(?:i|she|he|who|and)(?:'ve| have| has| had| live with| lives with| suffer from| suffers from| was diagnosed with| was signed off (?:for|with)| am recovering from|'m recovering from| struggle with| survived| also have| do have)"
        rf" (?:got |had |been diagnosed with |also )?(?P<v33>{ILLNESS})(?![a-z])|(?:i|he|she) takes? (?P<v34>{MEDICINE})(?![a-z])|(?:i am|i'm|he's|she's|am|'m) on (?P<v35>{MEDICINE})(?![a-z])"
        rf"|(?:^|(?<=\n)|(?<=\. ))(?P<v45>{ILLNESS})(?=,? (?:only|mild|controlled|managed|since|diagnosed|in remission))|(?:i've|i have|i got|i've got) (?P<v46>(?:a|two) new (?:hip|knee)s?|a (?:metal |steel )?(?:plate|pin|rod) in my [a-z]{{3,12}})(?![a-z])"
        r"|(?<![a-z])(?P<v47>must wear (?:corrective lenses|glasses)|(?:hausstaub|pollen|latex|nuss|erdnuss|penicillin|bienen|wespen|tierhaar|katzen)[a-z]{0,4}allergie|un aborto(?: en (?:19|20)\d\d)?|a miscarriage(?: in (?:19|20)\d\d)?|genotype:? (?:aa|as|ss|ac|sc))(?![a-z])"
        r"|(?P<v48>[\u4e00-\u9fff]{1,2}骨(?:里)?(?:打过|上过|打了|装过|有)(?:钢板|钢钉|钢针))|(?<![a-z])(?:i am|i'm|she's|she is|am) (?P<v36>(?:[a-z]+|\d{1,2}) (?:weeks|months) (?:pregnant|along))(?![a-z])|"
        r"(?:^|(?<=\n)|(?<=[.;] ))(?P<v60>autistic|dyslexic|deaf|diabetic|epileptic|neurodivergent)(?= and (?!non)|[,.;\n]|$)|"
        r"(?<![a-z])(?:i am|i'm|being) (?P<v8>deaf(?: in (?:one|my (?:left|right)) ear)?|blind|dyslexic|autistic|diabetic|epileptic|asthmatic|pregnant)(?![a-z])|(?:有(?:点|些|少少|轻微|轻度)?|[没冇无]有?|患有?|曾患|得过|查出|验到|验出|检出|确诊|自小|先天性?)(?:点|轻度|中度|重度|轻微|严重|早期|慢性|先天性)?(?:{_ILLNESS_ZH})(?!患者|病人|人群|护理|管理|用药|药物|知识|筛查|防治)|"
        rf"(?<![a-z])(?:because of|due to|sick leave for|off (?:work )?with|recovering from|treated for|surgery for|operated on for|in remission from) (?P<v61>{ILLNESS})(?![a-z])|(?<![a-z])(?P<v62>registered (?:partially sighted|blind|disabled|deaf))(?![a-z])|"
        r"听力略?弱(?:\([^()]{1,20}\))?|左耳背|右耳背|(?:花生|海鲜|青霉素|花粉|虾蟹)过敏|(?<=过敏\()[^()]{1,10}|有糖尿[病,]?|高血压(?:也没有|,服药[\u4e00-\u9fff]{1,4})?(?=[,，。])|色[弱盲](?=[,，。])",
    ),
    (
        "years",
        r"虚岁[一二三四五六]十[一二三四五六七八九]?|(?<![a-z])(?:in (?:my|her|his) )?(?:mid|late|early)[ -](?:twenties|thirties|forties|fifties|20s|30s|40s|50s)(?![a-z])|(?<!the )(?:mid|late|early)[ -](?:sixties|60s)(?= (?:but|and|now|,)|[,.;])|(?:mitte|ende|anfang) (?:zwanzig|dreissig|vierzig|funfzig|sechzig)|(?:fifty|forty|thirty|twenty|sixty)[- ](?:one|two|three|four|five|six|seven|eight|nine)(?= years (?:young|old))|年[过近届](?:半百|[三四五六]十)|今年(?P<v9>[二三四五六七]十有?[一二三四五六七八九]?)(?=[我,，。岁])|[6-9]0后|00后(?=[,，。、\s])",
    ),
    (
        "birthdate",
        rf"(?:^|(?<=\n))我[:：] ?(?P<v49>[六七八九][零〇一二三四五六七八九]年)的(?=[,，。])|(?P<v50>(?:{_ANIMAL})年[六七八九][零〇一二三四五六七八九]年)(?=[,，。生])|(?P<v51>民国[一二三四五六七八九十]{{1,3}}年)(?=[、,，]?即)|年次(?P<v52>[、,，][一二三四五六七八九十]{{1,2}}月)生|生于(?P<v53>(?:19|20)\d\d年的?(?:立春|春分|清明|谷雨|立夏|夏至|立秋|秋分|中秋|立冬|冬至|除夕|元宵|端午))"
        rf"|(?<![a-z])(?:bday|birthday)(?:'s| is)? (?P<v54>\d{{1,2}} [a-z]{{3}})(?![a-z])|{folded('родил(?:ась|ся)')} (?P<v55>{folded('в')} [^\W\d_]{{3,9}} \d\d-{folded('го')})"
        rf"|我(?P<v10>(?:19[4-9]\d|200\d)[./\-]\d{{1,2}}(?:[./\-]\d{{1,2}})?)的|(?P<v11>[\d零〇一二三四五六七八九]{{2,4}}年(?:\d{{1,2}}|[正腊冬一二三四五六七八九十]{{1,2}})月(?:[初\d廿]?[一二三四五六七八九十\d]{{0,2}}日?)?)(?:生的?|的(?=(?:{_SIGN_ZH})|[,，。]))|(?P<v12>(?:正|腊|冬|[一二三四五六七八九十]{{1,2}})月(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿]{{1,3}}日?))(?:生的?|是我生日|生日)|(?P<v13>(?:民国|昭和|平成)[\d元零〇一二三四五六七八九十]{{1,4}}年)(?=\s?(?:\d{{1,2}}\s?月\s?(?:\d{{1,2}}\s?日)?)?\s?(?:出?生|的|次|[,，。)）]\s?(?:男|女)))|(?<=我)(?P<v17>[四五六七八九]年级(?:[前中后尾]段?(?:班|生)?|生))",
    ),
    (
        "residence",
        r"(?<![a-z])resident (?:of|in) (?P<v57>[^\W\d_]+(?:[ \-][^\W\d_]+){0,2}?)(?=[,.;)]|\n|$| (?:and|with|since|for|in|who)(?![a-z]))"
        rf"|(?:^|(?<=\n)|(?<=[.!?•|] )|(?<=• )|(?<![a-z])(?:i am|i'm|as|he is|she is) (?:an? )?)(?P<v58>[^\W\d_]+(?: [^\W\d_]+){{0,2}})-based(?= (?!{_NO_PERSON})[a-z])",
    ),
    (
        "native",
        r"(?:i )?(?:hail(?:s|ing)? from|grew up in|originally from|native of|anak jati|gebürtig(?:er|e) aus) (?P<v14>[^\W\d_]+(?:[ \-][^\W\d_]+)?)(?=[ ,.;])",
    ),
)


@lru_cache(maxsize=1)
def _anywhere() -> tuple[tuple[str, Alternatives], ...]:
    return tuple((role, Alternatives(form)) for role, form in _ANYWHERE)


def patterns() -> Iterator[re.Pattern[str]]:
    """Yield the expressions that are looked up in what the text holds before they are searched."""
    yield _patterns()[0]
    for _, alternatives in _anywhere():
        yield from alternatives.patterns()


def personal_clauses(text: str, cased: str, held: Held) -> tuple[Cell, ...]:
    """Return the personal facts that stand without a label in a text (normal form, and the same with capitals); `held`: what the text
    holds of the strings that the expressions need."""
    cells = [*_rows(text, cased, held), *said_facts(text, cased, held)]
    for role, pattern in _anywhere():
        for found in pattern.finditer(text, held):
            group = found.lastgroup or 0
            start, end = found.span(group)
            if role == "birthplace" and found.group(group).split(" ")[0] in month_numbers():
                continue
            if role in ("native", "birthplace", "residence") and not cased[start].isupper():
                continue
            if role == "residence" and text[start:end] not in place_names():
                continue
            cells.append(Cell(role, "", start, end))
    return tuple(cells)


def _rows(text: str, cased: str, held: Held) -> Iterator[Cell]:
    """Yield the facts in rows: the sure ones, and beside two of those, or in a short row beside one, the possible ones."""
    sure, possible = _patterns()
    needed = held.strings(required_words(sure))
    at = 0
    if needed is None:
        return
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if len(line) > 2_000 or not held.has_each(needed, start, at):
            continue
        pieces = list(_pieces(line, start))
        likely = [piece for piece in pieces if held.has_each(needed, *piece)]
        facts = list(_matching(sure, text, cased, likely))
        roles = {role for role, _, _ in facts}
        if not roles:
            continue
        others = list(_matching(possible, text, cased, pieces))
        if roles <= _UNSURE and len(roles | {role for role, _, _ in others}) < 3:
            facts, others = [fact for fact in facts if fact[0] == "immigration"], []
        for role, start, end in (*facts, *others):
            yield Cell(role, "", start, end)


_UNSURE: Final = frozenset(["gender", "years", "immigration"])
"""Facts that stand in other lines too (an age that is asked for, a visa that is offered): two more must stand beside them."""


def _matching(
    pattern: re.Pattern[str], text: str, cased: str, pieces: Iterable[tuple[int, int]]
) -> Iterator[tuple[str, int, int]]:
    """Yield role and range of the pieces that a pattern matches whole."""
    for start, end in pieces:
        found = pattern.fullmatch(text, start, end)
        if found and found.lastgroup and not _small_word(found, cased):
            yield (found.lastgroup, *found.span(found.lastgroup))


def _small_word(found: re.Match[str], cased: str) -> bool:
    """Return True if a Latin nationality or faith is written small where its language writes it with a capital."""
    role = found.lastgroup or ""
    start = found.start(role)
    return role == "nationality" and cased[start].islower() and bool(re.fullmatch(NATIONALITY, found.group(role)))


def _pieces(line: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a line between signs, gaps and ends of sentences, without the spaces around them."""
    for piece in _PIECE.finditer(line):
        low = piece.start()
        for gap in [*_GAPS.finditer(line, piece.start(), piece.end()), None]:
            high = gap.start() if gap else piece.end()
            start, end = low, high
            while start < end and not (line[start].isalnum() or line[start] in "♂♀'"):
                start += 1
            while end > start and not (line[end - 1].isalnum() or line[end - 1] in "♂♀."):
                end -= 1
            if 1 <= end - start <= 42:
                yield at + start, at + end
            low = gap.end() if gap else high
