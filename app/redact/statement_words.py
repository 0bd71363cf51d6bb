"""Words of faith, party, union, illness, medicine and nationality, as parts of regular expressions over the normal form."""

from __future__ import annotations

from typing import Final

from app.text.normalization import folded
from app.text.places import NATIONALITY


def words(text: str) -> str:
    """Return alternatives in the normal form."""
    return "|".join(folded(word) for word in text.split("|"))


RELIGION: Final = words(
    "muslim|moslem|hindu|sikh|jain|buddhist|quaker|agnostic|atheist|catholic|roman catholic|protestant|anglican|methodist|presbyterian|pentecostal|evangelical|jehovah's witness|seventh[- ]day adventist|"
    "islam|christianity|hinduism|katholisch|rom\\.?-kath\\.?|evangelisch|ev\\.?-luth\\.?|ev\\.?-ref\\.?|konfessionslos|muslimisch|orthodox|judisch|catholique|protestant|protestante|musulman|musulmane|athee|"
    "juif|juive|catolico|catolica|evangelico|evangelica|musulmana|ateo|atea|cristiano|cristiana|cattolico|cattolica|musulmano|ateu|espirita|umbandista|православный|православная|мусульманин|мусульманка|ислам|католик"
)
BELIEVER: Final = (
    r"church of (?:england|scotland|ireland)|jehovah's witness|seventh[ \-]day adventist|(?:born[ \-]again |orthodox |coptic )christian|ismaili|jain|baha'?i|zoroastrian|parsi|druze|mormon|lutheran|calvinist|salvationist|rastafarian|wiccan|pagan|humanist|alevi|ahmadi|muslim|hindu|sikh|buddhist|catholic|protestant|"
    r"quaker|mennonite|amish|hutterite|unitarian|presbyterian|anglican|methodist|pentecostal|atheist|agnostic"
)
PARTY: Final = (
    r"sinn fein|labour|conservative|tory|lib(?:eral)? dem(?:ocrat)?|plaid cymru|snp|ukip|fine gael|fianna fail|bjp|inc|aap|apc|pdp|spd|cdu|csu|fdp|afd|die linke|pap|dap|pkr|umno|"
    r"democrat(?:ic)?(?: party)?|republican(?: party)?|green(?: party)?|liberal|national party"
)
UNION: Final = r"unite|unison|gmb|neu|nasuwt|rcn|rmt|usdaw|cwu|pcs|ucu|bma|aslef|prospect|siptu|fórsa|forsa|mandate|teamsters?|seiu|afscme|ibew|uaw|cupe|unifor|amwu|cfmeu|anmf|ver\\.?di|ig metall|cgt|cfdt|ccoo|ugt|cgil"
ILLNESS: Final = (
    r"(?:(?:mild|severe|chronic|early|adult|high-functioning|type [12]|stage [1-4]|rheumatoid|social|bad|slight|partial|long) ){0,2}"
    r"(?:[a-z]{3,16}(?:itis|osis|aemia|emia|algia|pathy|plegia|sclerosis|lepsy|betes|apnoea|apnea|uria|trophy)|bipolar(?: disorder)?|depression|anxiety(?: and depression)?|panic attacks|adhd|add|autism|asperger'?s|ptsd|ocd|dyslexia|"
    r"dyspraxia|epilepsy|asthma|migraines?|(?:breast |bowel |prostate |skin |thyroid )?cancer|leuka?emia|lymphoma|crohn'?s(?: disease)?|colitis|coeliac disease|celiac disease|lupus|ms|hiv|hepatitis(?: [abc])?|tuberculosis|tb|"
    r"a stroke|a heart attack|a heart condition|a pacemaker|a stammer|tinnitus|hearing loss|a hearing aid|hearing aids|a prosthetic leg|a (?:hip|knee) replacement|back (?:pain|trouble|problems)|a bad back|eczema|psoriasis|gout|"
    r"sickle cell(?: disease)?|covid|endometriosis|pcos|a slipped disc|(?:an? )?(?:eating|personality|sleep|blood|anxiety) disorder|high blood pressure|a (?:nut|latex|dust|food) allergy|allergies|sepsis|(?:a )?hernia|a stent|high cholesterol|a (?:nervous |complete )?breakdown|(?:an? )?(?:[a-z]{3,8} )?(?:kidney|gall) ?stones?|varicose veins|vertigo|sciatica|angina|palpitations|cataracts?|glaucoma|insomnia|"
    r"(?:hand[ -]arm )?vibration(?: white finger)?(?: syndrome)?|carpal tunnel(?: syndrome)?|repetitive strain injury|rsi|a frozen shoulder|a (?:herniated|prolapsed) disc|a tumou?r|a cyst|fibroids|an? ulcer|hypertension|parkinson'?s|alzheimer'?s|"
    r"a (?:pfo|heart) (?:closure|murmur|bypass)|a c-section|a hysterectomy|a (?:kidney|liver|heart) transplant|an? (?:alcohol|drug|gambling) (?:problem|addiction)|a concussion|a torn [a-z]{3,10}|(?:(?:a|two|three) rounds? of )?ivf)"
)
MEDICINE: Final = r"lithium|insulin|sertraline|methotrexate|warfarin|metformin|levothyroxine|thyroxine|fluoxetine|citalopram|ritalin|adderall|antidepressants|blood thinners|steroids|beta[ -]blockers|statins|hrt"
DEMONYM: Final = rf"{NATIONALITY}|" + words(
    "deutsch|osterreichisch|osterreicher|osterreicherin|schweizer|schweizerin|libanese|turkisch|polnisch|syrisch|bosnisch-herzegowinisch|kroatisch|francais|francaise|belge|suisse|guineen|guineenne|camerounais|camerounaise|senegalais|"
    "senegalaise|ivoirien|ivoirienne|marocain|marocaine|algerien|algerienne|tunisien|tunisienne|congolais|congolaise|malien|malienne|canadien|canadienne|espanol|espanola|mexicano|mexicana|argentino|argentina|colombiano|colombiana|"
    "peruano|peruana|chileno|chilena|venezolano|venezolana|ecuatoriano|ecuatoriana|boliviano|boliviana|cubano|cubana|italiano|italiana|nigeriano|nigeriana|rumeno|rumena|albanese|marocchino|marocchina|brasileiro|brasileira|portugues|"
    "portuguesa|angolano|angolana|mocambicano|mocambicana|cabo-verdiano|cabo-verdiana|казах|казашка|русский|русская|татарин|татарка|украинец|украинка|узбек|казах|polak|polka|afghan|burmese|cambodian|cameroonian|congolese|cuban|ecuadorian|"
    "emirati|eritrean|gambian|georgian|guyanese|hong konger|icelandic|ivorian|kuwaiti|kyrgyz|laotian|liberian|libyan|malawian|maltese|mauritian|mongolian|mozambican|namibian|omani|palestinian|qatari|rwandan|salvadoran|saudi|"
    "senegalese|sierra leonean|somali|sudanese|tanzanian|tongan|uzbek|yemeni|zambian|samoan|fijian|uzbek|bahraini|bolivian|bosnian|albanian|armenian|azerbaijani|belarusian|angolan|afghani|botswanan|motswana|basotho|swazi"
)
