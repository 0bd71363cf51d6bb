"""Names of spoken languages, and words for how well somebody speaks one, in English, German, French and Chinese."""

from __future__ import annotations

from typing import Final

_LATIN: Final = (
    "english german french spanish italian portuguese chinese mandarin cantonese putonghua hokkien hakka teochew japanese korean russian arabic hindi bengali bangla urdu punjabi "
    "turkish polish dutch flemish swedish norwegian danish finnish icelandic greek hebrew yiddish thai vietnamese indonesian malay tagalog filipino swahili kiswahili yoruba igbo hausa ukrainian "
    "belarusian czech slovak hungarian romanian moldovan bulgarian serbian croatian bosnian slovene slovenian macedonian albanian lithuanian latvian estonian maltese catalan galician basque breton "
    "luxembourgish irish gaeilge welsh gaelic persian farsi dari pashto kurdish armenian azerbaijani kazakh uzbek kyrgyz tajik turkmen mongolian tibetan nepali sinhala sinhalese tamil telugu "
    "kannada malayalam marathi gujarati odia oriya assamese konkani sindhi kashmiri tulu bhojpuri sanskrit latin burmese khmer lao javanese sundanese ilocano ilokano cebuano bisaya visayan "
    "hiligaynon ilonggo waray kapampangan bikol bicolano pangasinan chavacano afrikaans zulu isizulu xhosa isixhosa sesotho setswana sepedi shona ndebele amharic tigrinya oromo somali twi akan ewe wolof "
    "lingala kinyarwanda luganda kikuyu luo kamba fulani fulfulde kanuri tiv efik ibibio pidgin krio samoan tongan fijian quechua guarani creole esperanto romani "
    "deutsch englisch französisch spanisch italienisch russisch türkisch polnisch arabisch français anglais allemand espagnol italien arabe español inglés francés toefl ielts jlpt"
).split()
_PHRASES: Final = (
    r"te reo(?: m[aā]ori)?",
    "maori",
    "māori",
    r"(?:british |american |irish )?sign language",
    "bsl",
    "asl",
    "auslan",
)
_HAN: Final = (
    "英语 英文 日语 日文 韩语 韩文 法语 法文 德语 德文 西班牙语 西班牙文 俄语 俄文 阿拉伯语 葡萄牙语 意大利语 荷兰语 泰语 越南语 印尼语 马来语 缅甸语 蒙古语 蒙语 藏语 维吾尔语 维语 哈萨克语 朝鲜语 波斯语 土耳其语 "
    "印地语 乌尔都语 希伯来语 希腊语 波兰语 捷克语 瑞典语 挪威语 丹麦语 芬兰语 乌克兰语 斯瓦希里语 普通话 粤语 汉语 中文 国语 闽南语 闽南话 客家话 潮汕话 潮州话 上海话 四川话 广东话 手语 "
    "國語 英語 越南文 泰文 印尼文 馬來文 日語 韓語 韓文 法語 德語 俄語 西班牙語 葡萄牙語 義大利語 阿拉伯語 泰語 越南語 印尼語 馬來語 菲律賓語 粵語 閩南語 台語 臺語 客語 客家話 廣東話 普通話 福建話 潮州話 原住民語 手語"
).split()
SPOKEN_LANGUAGE: Final = (
    rf"(?i)\b(?:{'|'.join((*_LATIN, *_PHRASES))})\b|{'|'.join(dict.fromkeys(_HAN))}|CET-?[46]|雅思|托福"
)
"""A regular expression for the name of a language, or of an examination in one, anywhere in a text."""
FLUENCY: Final = (
    r"fluent(?:ly)?|native(?: or bilingual)?(?: proficiency)?(?: speaker)?|full professional(?: proficiency)?|limited working(?: proficiency)?|elementary proficiency|learner|mother tongue|first language|second language|proficient|professional(?: working)?(?: proficiency)?|conversational|basics?|beginner|elementary|intermediate|upper[- ]intermediate|"
    r"advanced|bilingual|excellent|very good|good|fair|some|limited|working knowledge|business(?: level)?|spoken|understood|reading|rusty|muttersprache|muttersprachlich|fließend|verhandlungssicher|grundkenntnisse|gute? kenntnisse|"
    r"langue maternelle|courant|bilingue|scolaire|notions|nativo|fluido|avanzado|intermedio|básico|[abc][12](?:\.\d)?"
)
"""A regular expression for a level behind the name of a language."""
