"""What each matcher, derivation and detector of the redactor is there for: a text that only it keeps out of a copy.

A case names what is disabled, whose value it is, what the person wrote, and the part of it that then leaks. `BACKED` are targets behind which
another net of the redactor stands, so that nothing leaks when they are disabled alone; `NOT_PROVABLE` those whose leak the verifier cannot tell:
only kinds beside e-mail, telephone, identity number, web address, date of birth and messenger, and forms that nobody derived.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.sensitivity import Kind

NAME, EMPLOYER, REFEREE, SCHOOL = Kind.NAME, Kind.EMPLOYER, Kind.REFEREE, Kind.SCHOOL


@dataclass(frozen=True, slots=True)
class Case:
    """`target`: `maker KIND`, `detector NAME`, or `module:attribute` below app.redact, which is made to give `instead`."""

    target: str
    kind: Kind
    value: str
    text: str
    leaks: str
    instead: object = ()
    term: str = ""
    """Another name of the employer that the person confirmed."""


MAKERS = (
    Case("maker name", NAME, "Oluwaseun Adeyemi", "Tools for Oluwaseun Adeyemi and the team.", "Oluwaseun Adeyemi"),
    Case("maker name", NAME, "欧阳文龙", "本项目由欧阳文龙完成。", "欧阳文龙"),
    Case("maker email", Kind.EMAIL, "quillfeather.k@example.org", "See the quillfeather.k branch.", "quillfeather.k"),
    Case("maker phone", Kind.PHONE, "+420 601 555 018", "Extension list 601555018 of the lab.", "601555018"),
    Case("maker messenger", Kind.MESSENGER, "zorblax_77", "The zorblax_77 account answers.", "zorblax_77"),
    Case("maker address", Kind.ADDRESS, "Quarrelton Villa", "Lived at Quarrelton Villa then.", "Quarrelton Villa"),
    Case("maker link", Kind.LINK, "https://git.example.org/zorblax", "The zorblax mirror is live.", "zorblax"),
    Case("maker birth", Kind.BIRTH, "1992-06-15", "The letter of 15 June 1992 is kept.", "15 June 1992"),
    Case("maker gender", Kind.GENDER, "female", "Geschlecht - female", "female"),
    Case("maker nationality", Kind.NATIONALITY, "Ruritanian", "Nationality - Ruritanian", "Ruritanian"),
    Case("maker marital", Kind.MARITAL, "remarried", "Marital status - remarried", "remarried"),
    Case("maker political", Kind.POLITICAL, "Agrarian Union member", "An Agrarian Union member then.", "Agrarian Union member"),
    Case("maker native_place", Kind.NATIVE_PLACE, "Zorblach", "Native place - Zorblach", "Zorblach"),
    Case("maker id_number", Kind.ID_NUMBER, "K12345678Q", "File K12345678Q is closed.", "K12345678Q"),
    Case("maker employer", EMPLOYER, "Halcyon Fluidics GmbH", "Pumps for Halcyon Fluidics GmbH run.", "Halcyon Fluidics GmbH"),
    Case("maker employer", EMPLOYER, "山高月小科技（上海）有限公司", "在山高月小任职期间", "山高月小"),
    Case("maker school", SCHOOL, "Musterau Polytechnic", "Tutored at Musterau Polytechnic weekly.", "Musterau Polytechnic"),
    Case("maker dates", Kind.DATES, "2019-03", "Promoted in March 2019.", "March 2019"),
    Case("maker referee", REFEREE, "Aoife Considine", "Praised by Aoife Considine often.", "Aoife Considine"),
    Case("maker salary", Kind.SALARY, "23500 EUR", "The 23500 EUR never came.", "23500 EUR"),
)  # fmt: skip

MATCHERS = (
    Case("matchers.addresses:StreetAddress.find", Kind.ADDRESS, "61 Cardigan Terrace, Leeds", "Keys for 61 Cardigan Terrace kept.", "61 Cardigan Terrace"),
    Case("matchers.addresses:Town.find", Kind.ADDRESS, "Zorblach", "Met in Zorblach then.", "Zorblach"),
    Case("matchers.word_or_name:capital_names", NAME, "Heath Potter", "We agreed with Potter on it.", "Potter", instead=False),
    Case("matchers.addresses:_Cluster.find", Kind.ADDRESS, "61 Quarrelton Terrace, Leeds", "Keys for Quarrelton 61 kept.", "Quarrelton 61"),
    Case("matchers.base:Phrase.find", EMPLOYER, "Halcyon Fluidics GmbH", "Plugins for zorblax panels.", "zorblax", term="Zorblax"),
    Case("matchers.contextual_names:ContextualName.find", NAME, "Will Marsh", "He praised Will's drawings.", "Will"),
    Case("matchers.cantonese:CantoneseName.find", NAME, "黃詩敏", "Minutes by Sze Man Wong in May.", "Sze Man Wong"),
    Case("matchers.codes:Code.find", Kind.MESSENGER, "zorblax_77", "The zorblax_77 account answers.", "zorblax_77"),
    Case("matchers.codes:Email.find", Kind.EMAIL, "info@zorblaxlane.org", "The infozorblaxlaneorg login.", "infozorblaxlaneorg"),
    Case("matchers.codes:Link.find", Kind.LINK, "https://zorblax.example.org", "The page zorblax dot example dot org is up.", "zorblax dot example"),
    Case("matchers.dates:KnownDate.find", Kind.BIRTH, "1992-06-15", "The letter of 15 June 1992 is kept.", "15 June 1992"),
    Case("matchers.inflection:Declined.find", NAME, "Aino Mäkelä-Virtanen", "Mäkelä-Virtasen paperit ovat, ja se oli", "Virtasen"),
    Case("matchers.han_calls:HanCalls.find", NAME, "欧阳若曦", "小曦记得带身份证", "小曦"),
    Case("matchers.han_names:HanName.find", NAME, "欧阳文龙", "本项目由欧阳文龙完成。", "欧阳文龙"),
    Case("matchers.han_names:PinyinName.find", NAME, "司徒嘉敏", "Drawn by J.M. Situ alone.", "J.M. Situ", instead=()),
    Case("matchers.han_organisations:HanOrganisation.find", EMPLOYER, "长风食品集团股份有限公司", "为长风食品集团供货", "长风食品"),
    Case("matchers.hangul:RomanisedHangul.find", NAME, "김서연", "Slides by Kim Seoyeon are up.", "Kim Seoyeon"),
    Case("matchers.japanese:JapaneseName.find", NAME, "佐藤 美咲", "Slides by Ms. Sato are up.", "Sato"),
    Case("matchers.latin_names:LatinName.find", NAME, "Aya Ueno", "Tools for Aya Ueno and the team.", "Aya Ueno"),
    Case("matchers.numbers:DigitValue.find", Kind.PHONE, "+420 601 555 018", "Extension list 601555018 of the lab.", "601555018"),
    Case("matchers.organisations:LatinOrganisation.find", EMPLOYER, "Halcyon Fluidics GmbH", "Pumps for Halcyon Fluidics run.", "Halcyon Fluidics"),
    Case("matchers.organisations:_Partial.find", EMPLOYER, "Sri Lakshmi Mills", "The Lakshmi Mills archive.", "Lakshmi Mills"),
    Case("matchers.short_facts:Labelled.find", Kind.NATIVE_PLACE, "Zorblach", "Native place - Zorblach", "Zorblach"),
    Case("matchers.acronyms:Acronym.find", EMPLOYER, "Harbour Valley Aged Homes", "Night shifts at HVAH since May.", "HVAH"),
    Case("matchers.organisation_heads:HeadOfName.find", EMPLOYER, "Oakmere Veterinary Group", "Locum at Oakmere Vets.", "Oakmere Vets"),
    Case("matchers.name_context:is_person", NAME, "Will Hargreaves", "Colleagues describe Will as the calmest man.", "Will", instead=False),
    Case("matchers.han_context:is_name", NAME, "欧阳文龙", "由文龙主持改造。", "文龙", instead=False),
    Case("matchers.han_terms:HanTerm.find", EMPLOYER, "月照东升银行股份有限公司", "在朱雀云做过运维", "朱雀云", term="朱雀云"),
    Case("matchers.han_terms:HanTown.find", Kind.ADDRESS, "成都市", "现居蓉城，可出差", "蓉城"),
    Case("matchers.short_facts:Term.find", EMPLOYER, "Halcyon Fluidics GmbH", "Plugins for zorblax panels.", "zorblax", term="Zorblax"),
    Case("matchers.short_facts:AsWritten.find", NAME, "ณัฐพงษ์ ศรีสุวรรณ", "ผลงานของ ณัฐพงษ์ ในปี", "ณัฐพงษ์"),
    Case("matchers.transliteration:AnotherSpelling.find", NAME, "Oleksandr Tymoshchuk", "Slides by Aleksandr Timoschuk are up.", "Aleksandr Timoschuk"),
    Case("matchers.vietnamese:VietnameseName.find", REFEREE, "Trần Văn Hậu", "Theo anh Hậu nói vậy.", "Hậu"),
)  # fmt: skip

DERIVATIONS = (
    # what follows from a field
    Case("personal_values:_from_email", Kind.EMAIL, "quillfeather.k@example.org", "See the quillfeather.k branch.", "quillfeather.k"),
    Case("personal_values:_handles", Kind.LINK, "https://git.example.org/zorblax", "The zorblax mirror is live.", "zorblax"),
    Case("personal_values:_host", EMPLOYER, "https://www.brontosoft.example/jobs", "Moved to brontosoft.example last.", "brontosoft.example"),
    Case("personal_values:_known_names", EMPLOYER, "Alphabet Inc", "Led YouTube reviews.", "YouTube"),
    Case("personal_values:reference_values", REFEREE, "Aoife Considine, manager", "Praised by Aoife Considine often.", "Aoife Considine"),
    # names
    Case("text.lexicons:nicknames", NAME, "Marguerite Long", "Slides by Peggy Long are up.", "Peggy Long", instead={}),
    Case("matchers.nicknames:short_forms", NAME, "Oluwaseun Adeyemi", "Friends call me Seun.", "Seun", instead=frozenset()),
    Case("matchers.nicknames:pet_names", NAME, "Solomon Achterberg", "I am known as Solly.", "Solly", instead=frozenset()),
    Case("matchers.nicknames:inner_forms", NAME, "Oluwafunmilayo Zorblax", "Slides by Funmilayo are up.", "Funmilayo", instead=frozenset()),
    Case("matchers.name_order:joined_surname", NAME, "Rose van der Berg", "Slides by Vanderberg are up.", "Vanderberg", instead=frozenset()),
    Case("matchers.latin_names:joined_words", NAME, "Seo-yeon Zorblax", "Slides by Seoyeon are up.", "Seoyeon", instead=frozenset()),
    Case("text.normalization:other_spelling", NAME, "Ulrich Baumgärtner", "Slides by Baumgaertner are up.", "Baumgaertner", instead=""),
    Case("matchers.transliteration:romanised", NAME, "Сергей Соколов", "Slides by Sergei Sokolov are up.", "Sergei Sokolov", instead=""),
    Case("matchers.name_order:given_first", NAME, "Соколова Екатерина Андреевна", "Slides by Ekaterina Sokolova are up.", "Ekaterina Sokolova", instead=["sokolova", "ekaterina", "andreevna"]),
    Case("matchers.other_romanisations:wade_giles", NAME, "诸葛思远", "Slides by Chu-ko Ssu-yuan are up.", "Chu-ko Ssu-yuan", instead="x"),
    Case("matchers.other_romanisations:palladius", NAME, "诸葛思远", "Слайды: Чжугэ Сыюань, инженер", "Чжугэ Сыюань", instead="x"),
    Case("matchers.han_names:_romanised", NAME, "欧阳文龙", "Slides by Wenlong Ouyang are up.", "Wenlong Ouyang"),
    Case("matchers.han_names:_umlauts", NAME, "吕青云", "Slides by Lyu Qingyun are up.", "Lyu Qingyun"),
    Case("matchers.han_names:_transcribed", NAME, "古丽娜尔·艾山", "Slides by Gulinaer Aishan are up.", "Gulinaer Aishan"),
    # organisations
    Case("matchers.acronyms:acronyms", EMPLOYER, "China National Cement Corporation", "Kilns of the CNCC plant.", "CNCC"),
    Case("matchers.acronyms:ampersand_initials", EMPLOYER, "Northgate & Pryce LLP", "The N&P ledger.", "N&P"),
    Case("matchers.acronyms:inner_acronym", EMPLOYER, "Norddeutsche Pumpentechnik GmbH", "The NDPT pumps.", "NDPT", instead=None),
    Case("matchers.organisations:_joined", EMPLOYER, "North & Pryce LLP", "The North and Pryce ledger.", "North and Pryce"),
    Case("matchers.organisations:_inner_phrases", EMPLOYER, "Compañía Ferretero Tlaloc Norte", "Keeper at Ferretero Tlaloc.", "Ferretero Tlaloc"),
    Case("matchers.organisations:_variant_pattern", EMPLOYER, "Cooperativa Boa Vista", "The Coop. Boa Vista ledger.", "Coop. Boa Vista", instead=None),
    Case("matchers.organisations:LatinOrganisation._shorter", EMPLOYER, "Gulf Pearl Marine Services", "The Gulf Pearl fleet.", "Gulf Pearl", instead=None),
    Case("matchers.han_short:abbreviations", EMPLOYER, "月照东升银行股份有限公司", "为月东银行做过审计", "月东银行"),
    Case("matchers.han_organisations:_company_forms", EMPLOYER, "山高月小科技（上海）有限公司", "在山高月小任职期间", "山高月小", instead=set()),
    Case("matchers.han_organisations:_brands", EMPLOYER, "杭州湖上星链科技有限公司", "为湖上星链写过脚本", "湖上星链", instead=iter(())),
    Case("matchers.han_organisations:_school_forms", SCHOOL, "大同交通大学", "在大同交大读书", "大同交大", instead=set()),
    Case("matchers.han_organisations:_pinyin_slug", EMPLOYER, "山高月小科技（上海）有限公司", "The shangaoyuexiao mirror.", "shangaoyuexiao", instead=None),
    Case("matchers.han_organisations:_pinyin_words", EMPLOYER, "望湖康复医院", "Nurse, Wanghu Rehabilitation Hospital", "Wanghu"),
    # places, numbers, folding
    Case("matchers.addresses:_parts", Kind.ADDRESS, "上海市浦东新区张江路17号2幢301室", "钥匙在张江路17号门卫", "张江路17号"),
    Case("matchers.numbers:_parse", Kind.PHONE, "+44 20 7946 0958", "Extension list 2079460958 of the lab.", "2079460958", instead=None),
    Case("prepared_text:_digit_runs", Kind.PHONE, "+420 601 555 018", "Extension list 601555018 of the lab.", "601555018"),
    Case("text.characters:_han_tables", NAME, "欧阳文龙", "本專案由歐陽文龍完成。", "歐陽文龍", instead=({}, {})),
    Case("text.normalization:_letters", NAME, "Łuł Łół", "Tools for Lul Lol and the team.", "Lul Lol", instead={}),
    Case("matchers.dates:_eras", Kind.BIRTH, "1992-06-15", "該信寫於民國81年6月15日", "81年6月15日"),
    Case("matchers.dates:_han_year", Kind.BIRTH, "1992-06-15", "信写于一九九二年六月十五日", "一九九二年六月十五日", instead="没有"),
    Case("text.pinyin:likely", NAME, "欧阳文龙", "Slides by Wenlong Ouyang are up.", "Wenlong Ouyang", instead=["x", "y"]),
    Case("label_value_pairs:read_cells", Kind.ID_NUMBER, "", "Passport No ........ KX4471902", "KX4471902"),
)  # fmt: skip

DETECTORS = (
    Case("detector email", Kind.EMAIL, "", "Reply to pat.other@example.net soon.", "pat.other@example.net"),
    Case("detector email", Kind.EMAIL, "", "Reply to pat.other (at) example (dot) net soon.", "pat.other (at) example"),
    Case("detector link", Kind.LINK, "", "Code at https://git.example.net/pat soon.", "git.example.net/pat"),
    Case("detector identity", Kind.ID_NUMBER, "", "身份证 310115199206150033 已核", "310115199206150033"),
    Case("detector identity", Kind.ID_NUMBER, "", "Passport No.: 533401287 is filed.", "533401287"),
    Case("detector bank_card", Kind.ID_NUMBER, "", "Paid to 4111 1111 1111 1111 monthly.", "4111 1111 1111 1111"),
    Case("detector messenger", Kind.MESSENGER, "", "微信：pat_other_9 可联系", "pat_other_9"),
    Case("detector phone", Kind.PHONE, "", "Hotline +44 20 7946 0958 by day.", "7946 0958"),
    Case("detector phone", Kind.PHONE, "", "值班电话 13700005678 白天", "13700005678"),
    Case("detector birth", Kind.BIRTH, "", "Pat, born 15 June 1992, wrote it.", "15 June 1992"),
    Case("detector birth", Kind.BIRTH, "", "1992年6月15日出生，写过脚本", "1992年6月15日"),
    Case("detector age", Kind.BIRTH, "", "I am 33 years old and write scripts.", "33 years old"),
    Case("detector address", Kind.ADDRESS, "", "Lives at 1420 Maple Ave, Apt 5B, Evanston, IL 60201", "1420 Maple Ave"),
    Case("detector gender", Kind.GENDER, "", "性别：女", "女"),
    Case("detector nationality", Kind.NATIONALITY, "", "Nationality: Lebanese", "Lebanese"),
    Case("detector marital", Kind.MARITAL, "", "婚姻状况：已婚", "已婚"),
    Case("detector health", Kind.MARITAL, "", "Blood group: AB negative", "AB negative"),
    Case("detector political", Kind.POLITICAL, "", "政治面貌：中共党员", "中共党员"),
    Case("detector native_place", Kind.NATIVE_PLACE, "", "籍贯：湖南长沙", "湖南长沙"),
    Case("detector salary", Kind.SALARY, "", "期望薪资：25k-30k", "25k-30k"),
    Case("detector referee", REFEREE, "", "证明人：高立青（原部门经理）", "高立青"),
    Case("detector name", NAME, "", "My name is Priya Raghunathan and I write scripts.", "Priya Raghunathan"),
    Case("detector employer", EMPLOYER, "", "Analyst, Riffle & Fjord AB — 2015", "Riffle & Fjord AB"),
)  # fmt: skip

CASES = (*MAKERS, *MATCHERS, *DERIVATIONS, *DETECTORS)
BACKED = {
    "matchers.acronyms:Acronym.find": "initials that are no general acronym are a phrase as well",
    "matchers.organisation_heads:HeadOfName.find": "the first word of the name is found alone",
    "maker messenger": "a handle in the link field is a value of kind link as well",
    "maker gender": "the detector of genders reads the label too",
    "maker nationality": "the detector of nationalities reads the label too",
    "maker marital": "the detector of marital statuses reads the label too",
    "maker native_place": "the detector of native places reads the label too",
    "matchers.organisations:_joined": "the rarer of the two words is found alone",
    "matchers.short_facts:Labelled.find": "the detectors read the label too",
    "matchers.addresses:StreetAddress.find": "the detector of addresses takes a street with its number out",
    "matchers.addresses:_parts": "the detector of addresses takes a street with its number out",
    "matchers.short_facts:AsWritten.find": "the words of the name are found one by one",
    "matchers.nicknames:short_forms": "the detector of names reads `call me`",
    "matchers.nicknames:pet_names": "the detector of names reads `known as`",
    "matchers.latin_names:joined_words": "the phrase of both words is found without the hyphen",
    "matchers.name_order:given_first": "every order of three words is found",
    "matchers.han_organisations:_brands": "the form without legal form and trade remains",
    "text.pinyin:likely": "every reading of each character is asked for beside the likely one",
    "label_value_pairs:read_cells": "the patterns of identity numbers read the label too",
}
"""Target → why nothing leaks when it alone is disabled."""

UNSWEPT = {"detector employer": "finds customers and publishers as well, hence no copy is swept with it"}
"""Target → why the redactor itself takes nothing out with it."""

NOT_PROVABLE = {
    "matchers.name_context:is_person": "a word of the language in the middle of a sentence: the verifier asks for a form of address",
    "matchers.han_context:is_name": "a given name alone inside a clause: the verifier asks for a form of address",
    "personal_values:_known_names": "without the table nobody knows of the other name",
    "detector health": "the verifier knows no patterns of health",
    "personal_values:reference_values": "a referee named in running text only: without the derivation nobody knows of a value",
    "matchers.other_romanisations:wade_giles": "a spelling of a name by rule that nobody derived",
    "matchers.other_romanisations:palladius": "a spelling of a name by rule that nobody derived",
}
"""Target → why the verifier cannot tell."""

UNTOLD = frozenset(["Соколову Е. А.", "Кате", "Ayto. de Zumaia"])
"""Forms in the tests of the redactor that no list holds: contractions, declined names in Cyrillic letters."""
