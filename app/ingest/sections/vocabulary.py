"""Words of résumés: section headings and what they mean, also in people's own words, positions, organisations, degrees,
places and languages (EN, Hans, Hant).

Only cues: a word here never becomes a value by itself. Of several meanings of a heading the order of the kinds decides:
"Outside work" is about interests, "校园实习经历" about work.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.text.characters import basic_simplified, fold, has_han
from app.text.kinship import is_family
from app.text.organizations import organization_marks, organization_marks_zh
from app.text.places import regions
from app.text.positions import line_position_pattern, position_pattern, position_pattern_zh
from app.text.schools import school_names
from app.text.spoken_languages import SPOKEN_LANGUAGE


def listed(text: str) -> tuple[str, ...]:
    """Return the words of a list written with bars between them."""
    return tuple(word for word in (" ".join(piece.split()) for piece in text.split("|")) if word)


SECTIONS: Final[dict[str, tuple[str, ...]]] = {
    "summary": listed(
        """summary | teaching philosophy | 教学主张 | 教學主張 | 教育理念 | professional summary | self-evaluation | self evaluation | self-assessment | self-introduction | personal evaluation | executive summary | career summary | profile |
        professional profile | about | about me | objective | career objective | personal statement |
        introduction | overview | bio | summary of qualifications | qualifications summary | profil |
        perfil | career profile | 个人优势 | 个人简介 | 自我评价 | 自我介绍 | 个人评价 | 个人总结 |
        个人概述 | 职业概述 | 概述 | 概要 | 個人概要 | 个人特点 | 简介 | 优势亮点 | 核心优势 | 個人簡介 | 自我評價 |
        自我介紹 | 個人優勢 | 自傳 | 自傳簡述 | 簡介 | 个人陈述 | 關於我 | 关于我"""
    ),
    "target": listed(
        """求职意向 | 求職意向 | 应聘职位 | 应聘岗位 | 意向岗位 | 期望职位 | 求职目标 | 職務目標 | 求职期望 | 求职信息 | 期望工作 | 期望岗位 |
        目标职位 | 意向职位 | 职业意向 | 就业意向 | 求職條件 | 希望職務 | job target | job objective | desired position | desired job |
        desired role | position sought | position desired | target position | target role | preferred position |
        position applied for | berufsziel | puesto deseado | poste recherché"""
    ),
    "work": listed(
        """clinical posts | posts held | service record | sea time | 工作年资 | 工作年資 | 任职记录 | 任職紀錄 | 任職記錄 | 
        employment record | work background | job history | previous employment | previous experience | past employment | 
        recent experience | professional history | employment details | work record | employment summary | clinical experience | 
        industrial training | industrial attachment | on-the-job training | work placements | 工作情况 | 任职情况 | 职业履历 | 就业经历 | 工作背景 | 
        主要工作经历 | 職業履歷 | 工作資歷 | 主要经历 | experience | work experience | professional experience | employment | employment history |
        work history | career history | career | relevant experience | internships | internship |
        internship experience | positions held | sea service | sea service record | sea service history | record of sea service | sea experience | shore employment | professional background | experiences |
        industry experience | teaching experience | research experience | work | berufserfahrung | berufserfahrungen | beruflicher werdegang | berufspraxis | berufliche erfahrung | werdegang | praktika |
        esperienza professionale | esperienze professionali | experiência profissional | doświadczenie zawodowe | experiencia profesional |
        experiencia | experiencia laboral | expérience | expérience professionnelle |
        expériences professionnelles | research | military experience | 工作经历 | 工作经验 | 工作履历 |
        工作简历 | 工作簡歷 | 个人工作简历 | 职业经历 | 实习 | 實習 | 实习经历 | 实习经验 | 实践经历 | 从业经历 | 任职经历 | 工作与实习经历 | 实习及工作经历 | 实习与兼职 | 实习兼职 | 實習與兼職 | 兼职与实习 | 实习与实践 | 校内工作 |
        工作/实习经历 | 实习/工作经历 | 经历 | 工作 | 干过的活 | 做过的工作 | 上班经历 | 科研经历 | 研究经历 | 工作經歷 | 工作經驗 | 實習經歷 |
        實習經驗 | 職業經歷 | 經歷 | 任職經歷 | 工作履歷"""
    ),
    "volunteer": listed(
        """board memberships | civic involvement | civic engagement | 服務學習 | 服务学习 | 
        giving back | volunteering & community | community involvement & volunteering | volunteer | volunteering | service | voluntary service | voluntary work | volunteer experience | volunteer work | community service | activities |
        extracurricular activities | extracurricular activity | extracurriculars | leadership |
        leadership experience | leadership & activities | on campus involvement | campus involvement |
        involvement | community involvement | organizations | community | program committees | ehrenamt | ehrenamtliches engagement | ehrenamtliche tätigkeiten | bénévolat | voluntariado | volontariato | 校园经历 |
        社团经历 | 志愿经历 | 志愿者经历 | 社会实践 | 校内实践 | 学生工作 | 在校经历 | 学生组织 | 学生活动 | 社会活动 |
        志愿服务 | 志願服務 | 志愿活动 | 志願活動 | 公益活动 | 公益活動 | 公益经历 | 义工 | 義工 | 志工 | 社團 | 社团 | 义工经历 | 義工經歷 | 志工經驗 | 義工經驗 | 志愿者经验 | 志愿经验 | 志工經歷 | 義工服務 | 社區服務 | 社区服务 | 社会工作 | 社會工作 | 义务工作 | 義務工作 | 社会服务 | 社會服務 | 志工服務 | 校园实践 | 学生干部经历 | 校園經歷 | 社團經歷 | 志願經歷 | 社會實踐 | 志工經歷 |
        課外活動 | 社團活動 | 課外服務 | 课外服务 | 課外服務及活動 | other responsibilities"""
    ),
    "education": listed(
        """academic training | studies & training | 學業背景 | 学业背景 | 進修紀錄 | 进修记录 | 
        education history | academic record | academic details | academic qualification | educational qualifications | 
        educational qualification | academic profile | education & qualifications | schooling | schools attended | 
        educational attainment | academic credentials | 学业经历 | 学历信息 | 求学经历 | 毕业院校 | 學歷背景 | 求學歷程 | 教育及資歷 | education | education & training | education and training | academic background |
        education background | educational background | academic history | academics |
        academic qualifications | qualifications | ausbildung | bildung | formation | schulbildung | schulbildung und ausbildung | ausbildung und studium | studium und ausbildung | studium |
        schulausbildung | schul- und berufsausbildung | bildungsweg | études | formations | formation académique | formación académica | estudios | istruzione | istruzione e formazione |
        formação | formação acadêmica | wykształcenie | educación |
        formación | studies | 教育背景 | 教育经历 | 教育 | 学历 | 文化 | 文化程度 | 文化水平 | 教育水平 | 学习经历 | 学历背景 | 学历教育 | 教育情况 | 学习 | 上学 | 读书 | 念书 | 上学经历 | 读书经历 |
        教育信息 | 教育與培訓 | 教育及培训 | 教育培训 | 教育經歷 | 學歷 | 學經歷 | 教育程度"""
    ),
    "projects": listed(
        """projects | personal projects | selected projects | academic projects | university projects |
        key projects | side projects | project experience | open source | open source projects |
        portfolio | 项目经历 | 项目经验 | 项目 | 个人项目 | 主要项目 | 项目实践 | 开源项目 | 项目成果 |
        代表项目 | 重点项目 | 项目成就 | 项目业绩 | 專案成就 | 專案成果 | 專案作品 | 項目成果 | 代表專案 | 項目經歷 | 專案經歷 | 專案經驗 | 專案 | 項目經驗 | 作品集"""
    ),
    "skills": listed(
        """technical proficiency | 
        abilities | core strengths | key competencies | it skills | toolbox | 技术专长 | 技能特長 | 職業技能 | skills | technical skills | core skills | key skills | skills & tools | technologies | tech stack |
        core competencies | competencies | programs, skills, software | skills & awards | skills summary |
        professional skills | skills & interests | skills and interests | additional | additional skills |
        tools | expertise | areas of expertise | technical expertise | technical proficiencies |
        proficiencies | additional information | skills & certifications | computer skills | software |
        kenntnisse | compétences | habilidades | fähigkeiten | kompetenzen | edv-kenntnisse | fachkenntnisse | kenntnisse und fähigkeiten | conocimientos | competencias | competenze | competências | umiejętności | digital skills | strengths & skills | technical summary |
        skill set | 专业技能 | 技能 | 技能特长 | 职业技能 | 技能专长 | 掌握技能 | 个人技能 | 专业能力 |
        技术栈 | 核心技能 | 技能证书 | 技能与证书 | 技能清单 | 技术能力 | 专业特长 | 其他技能 |
        计算机技能 | 核心能力 | 技术技能 | 擅长技能 | 其他 | 技能标签 | 相关技能 | 專業技能 | 技能專長 |
        專長 | 擅長工具 | 工作技能 | 電腦技能"""
    ),
    "languages": listed(
        """语种 | 語種 | 
        languages known | languages spoken | language proficiency | spoken languages | linguistic skills | 语言水平 | 语言掌握 | 語言程度 | languages | language skills | language | sprachen | sprachkenntnisse | lingue | języki obce | langues | idiomas | 语言能力 | 语言 |
        外语水平 | 语言技能 | 外语能力 | 語言能力 | 語言 | 語文能力 | 外語能力 | 語文"""
    ),
    "interests": listed(
        """leisure | leisure interests | 
        interests | hobbies | interessen | hobbys | hobbys und interessen | interessen und hobbys | zainteresowania | intereses | intérêts | centres d'intérêt | loisirs | aficiones | hobbies & interests | interests & hobbies | personal interests | 兴趣爱好 |
        爱好 | 兴趣 | 个人爱好 | 興趣愛好 | 興趣 | 愛好 | 業餘愛好"""
    ),
    "awards": listed(
        """medals | medals & decorations | 奖学金 | 獎學金 | 
        awards | honors | honours | honors & awards | awards & honors | honors and awards |
        awards and honors | selected honors | achievements | accomplishments | awards & achievements |
        scholarships | scholarships & awards | distinctions | 荣誉奖项 | 获奖情况 | 获奖经历 | 荣誉证书 |
        所获荣誉 | 奖项荣誉 | 荣誉 | 奖项 | 奖励荣誉 | 所获奖项 | 获奖荣誉 | 奖惩情况 | 荣誉与奖项 |
        竞赛获奖 | 竞赛经历 | 竞赛/获奖/论文 | 主要荣誉 | 个人荣誉 | 校内荣誉 | 榮譽獎項 | 獲獎經歷 |
        獲獎情況 | 得獎紀錄 | 榮譽"""
    ),
    "certificates": listed(
        """endorsements | licenses & endorsements | licences & endorsements | seafarer documents | seafarer's documents | 
        licences & tickets | tickets & licences | tickets | training & certificates | certificates & training | 
        courses & licences | certificates & licences | badges | professional qualifications | 持有证书 | 所持证书 | 考取证书 | 專業資格 | 持有證照 | certificates | certifications | permits | permits & licences | zertifikate | weiterbildung | weiterbildungen | fortbildungen | certificados | certificats | licenses | licenses & certifications | certificates & licenses |
        certifications & training | professional certifications | certification | licences | training |
        courses & certifications | certifications & licenses | credentials | professional development |
        证书 | 资格证书 | 职业资格 | 技能证书 | 专业证书 | 所获证书 | 资质证书 | 证书资质 | 执业资格 |
        培训经历 | 职称与认定 | 职称与资格 | 职称与证书 | 證書 | 證照 | 專業證照 | 資格證書"""
    ),
    "publications": listed(
        """selected papers | conference papers | 
        publications | papers | invited papers | selected publications | research publications | publications & patents |
        论文 | 发表论文 | 学术成果 | 科研成果 | 论文发表 | 学术论文 | 论文专利 | 論文 | 發表論文 | 著作"""
    ),
    "references": listed(
        """references | referees | reference | 諮詢人 | 咨询人 | professional references | referenzen | références |
        referencias | 证明人 | 推荐人 | 推荐信 | 證明人 | 推薦人 | 介绍人 | 背调联系人 | 参考人 |
        推荐人信息"""
    ),
    "contact": listed(
        """contact | contact information | contact details | contact info | contact me | links | kontakt | kontaktdaten | contacto | contatti | contato |
        social | find me online | 联系方式 | 联系信息 | 聯絡方式 | 聯繫方式 | 联系我 | 联络方式"""
    ),
    "personal": listed(
        """personal | personal particulars | particulars | personal information | personal details | personal data | personal info | persönliche daten | angaben zur person | personalien | datos personales | dati personali | dados pessoais | dane osobowe | état civil | 个人信息 |
        基本信息 | 基本资料 | 个人资料 | 个人情况 | 基本情况 | 個人資料 | 基本資料 | 個人信息 | 個人資訊"""
    ),
    "coursework": listed(
        """coursework | relevant coursework | relevant courses | courses | selected coursework | 课程 | 所学课程 | 修读课程 | 主修课程 |
        相关课程 | 核心课程 | 主要课程 | 專業課程 | 主修課程"""
    ),
    "other": listed(
        """strengths | focus areas | highlights | career highlights | patents | invited talks | talks |
        presentations | presentation | writing | membership | memberships | professional membership | professional memberships | affiliations |
        professional affiliations | other | miscellaneous | key achievements | philosophy |
        military service | national service | military background | armed forces | nysc | wehrdienst | zivildienst | wehr- und zivildienst | service militaire | service national | service civique |
        travel documents | 服役情况 | 服役經歷 | 兵役 | 兵役狀況 | 兵役状况 | 服役经历 | 部队经历 | 军旅经历 | 服役經歷 | conferences | teaching | supervision | teaching & supervision | supervision & teaching | courses taught | courses offered | teaching areas | teaching interests | test scores | declaration | 专利 | 其他信息 |
        补充信息 | 附加信息 | 其他说明 | 軟著 | 软著 | 專利 | 授权专利 | 專利成果 | 专利成果 | 其他 | 备注 | 備註 | 附件"""
    ),
}

ENTRIES: Final = ("work", "volunteer", "projects", "education")
"""Sections whose entries have dates and a name."""

HEADING_TAILS: Final = tuple(
    (tail, kind)
    for kind, tails in (
        ("volunteer", "volunteer experience | leadership experience | activities | involvement"),
        ("work", "experience | employment | history | internships"),
        ("projects", "projects"),
        ("skills", "skills"),
        ("education", "education"),
        ("awards", "awards | honors"),
        ("certificates", "certifications"),
        ("publications", "publications"),
        ("skills", "competencies"),
        ("languages", "languages"),
        ("interests", "interests"),
        ("coursework", "coursework"),
        ("references", "references"),
        ("summary", "summary | profile"),
        ("skills", "expertise | software"),
        ("summary", "qualifications"),
        ("awards", "achievements"),
        ("certificates", "training"),
        ("work", "经历 | 经验 | 經歷"),
        ("skills", "技能"),
        ("awards", "荣誉 | 奖项"),
        ("certificates", "证书"),
        ("projects", "项目"),
        ("coursework", "课程"),
    )
    for tail in listed(tails)
)
"""Last words of a heading that indicate its kind, the most specific first."""

DOCUMENT_TITLES: Final = frozenset(
    listed(
        """curriculum vitae | curriculumvitae | cv | lebenslauf | personal resume | resume | résumé |
        个人履历 | 个人简历 | 中文简历 | 個人簡歷 | 履歷 | 履歷表 | 恭候佳音 | 求职简历 | 简历 | 简历表"""
    )
)

TITLE: Final = re.compile(rf"(?i)(?<![\w-])(?:{line_position_pattern()}|{position_pattern('entry')})s?(?!['’]s|\w)")
TITLE_ZH: Final = re.compile(
    rf"(?:{position_pattern_zh('line')}|{position_pattern_zh('entry')}|(?<![党黨团團成会會人])[员員])$"
)
_ORGS: Final = organization_marks()
ORG: Final = re.compile(rf"(?i)(?<![\w-])(?:{_ORGS})\b(?!-chair)\.?")
ORG_ZH: Final = re.compile(organization_marks_zh())
SCHOOL: Final = re.compile(school_names())
DEGREE: Final = re.compile(
    r"(?<![\w.])(?:B\.?S\.?N|M\.?S\.?N|B\.?\s?S\.?c?|B\.?A|B\.?E\.?|B\.?Eng|B\.?Tech|B\.?Com|BBA|B\.?Sc|BFA|B\.?F\.?A|M\.?S\.?c?|M\.?A|M\.?E\.?|M\.?Eng|"
    r"M\.?Tech|M\.?B\.?A|M\.?P\.?H|M\.?F\.?A|M\.?Ed|M\.?Phil|LL\.?[BM]|J\.?D|M\.?D|Ph\.?\s?D|D\.?Phil|Ed\.?D|A\.?A\.?S?|A\.?S|"
    r"B\.?Ed|MRes|MSW|BSN|MSN|GED)\.?(?![\w])"
    r"|(?i:\b(?:bachelor(?:'s|’s)?|master(?:'s|’s)?|doctor(?:ate)?|associate(?:'s|’s)?\s+(?:degree|of|in)|diploma|certificate|"
    r"minor|licence(?= (?:professionnelle|pro\b|en |de |d['’]))|licenciatura|bacharelado|grado|bootcamp|abitur|high school diploma|study abroad|exchange|"
    r"[ao][- ]?levels?|gcses?|igcse|leaving cert(?:ificate)?|school leaving|matric|nvq|qqi|btec|hnd|hnc|ncea|wassce|wasc|waec|ssce|kcse|hsc|sslc|ssc|apprenticeship|"
    r"ausbildung(?= zu)|lehre|[^\W\d_]*(?:abschluss|abitur)|mittlere reife|matura|umschulung|baccalaur[ée]at|brevet|cap|bep|bts|titre professionnel|dipl[oô]me?|"
    r"licencjat|magister|inżynier|bakalář|yüksek lisans|kandidatexamen|laurea|bachillerato|cfgm|cfgs|ciclo formativo|t[íi]tulo)\b)"
    r"|博士(?![后後生])|硕士(?!生)|碩士(?!生)|本科|学士|學士|大专|专科|專科|研究生|高职|中专|双学位|高級文憑|高级文凭|副學士|副学士|MBA|EMBA"
)
DEGREE_ZH: Final = re.compile(
    r"(?:全日制|非全日制|在职|统招)?(?:博士研究生|硕士研究生|博士(?![后後])|硕士|碩士|本科|学士|學士|大专|专科|專科|研究生|高职|中专|双学位|高級文憑|高级文凭|副學士|副学士)(?:学位|學位|学历|在读)?"
)

COUNTRIES: Final = regions("country")
STATES: Final = regions("line")
LANGUAGE_NAME: Final = re.compile(SPOKEN_LANGUAGE)
VERBS: Final = frozenset(
    listed(
        """actively | analyze | assist | build | built | collaborate | conduct | coordinate | create | cut |
        deliver | design | develop | drive | handle | inspect | monitor | operate | oversee | process | reduce | repair | review | serve | supervise | teach | train | draft | advise | answer | drove | effectively | engage | ensure | gave | grew | held | help | helped |
        implement | improve | kept | lead | led | made | maintain | manage | organize | oversaw | perform |
        plan | prepare | provide | ran | rebuilt | regularly | responsible | rewrote | set | sold | spoke |
        fed | dealt | dug | drew | fixed | laid | met | paid | put | rode | sent | swept | told | threw | brought | bought | caught | chose | did | began | shot |
        successfully | support | taught | took | virtually | was | won | work | worked | write | wrote"""
    )
)


_KNOWN: Final = {name: kind for kind, names in SECTIONS.items() for name in names}
_WITHOUT_SPACES: Final = {name.replace(" ", ""): name for name in _KNOWN}
DECORATION: Final = re.compile(
    r"^(?:[\s>»/【\[〔〖■◆●▌▍|｜▎★☆◎※#*•\-–—=_\u2500-\u257f]|[一二三四五六七八九十]{1,2}[、.．]|\d{1,2}[、.．]\s?(?=[\u4e00-\u9fff])|[IVX]{1,4}\.\s|[A-K][.)]\s+(?=[A-Z]{2}))+"
)


@lru_cache(maxsize=4_096)
def heading_key(text: str) -> str:
    """Return a heading in the form of the lists: no decoration, no colon, lower case, `&` for "and"."""
    flat = fold(text).replace("\t", " ").strip()
    flat = DECORATION.sub("", flat).rstrip(" 】]〕〗:：_-=|*#◆■.·•").lower()
    flat = re.sub(r"[\s\u2500-\u257f]+$", "", flat).replace("証", "證")
    flat = _spaced_out(flat)
    flat = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", flat)
    if has_han(flat):
        flat = re.sub(r"\s*[a-z][a-z &/]*$|^[a-z][a-z &/]*\s+", "", flat) or flat
    return re.sub(r"\s+", " ", flat)


def _spaced_out(flat: str) -> str:
    """Return a heading without the spaces between its letters, where some kept together: `awa r d s`, `w o rk`."""
    pieces = flat.split()
    single = len(pieces) == 2 and min(map(len, pieces)) == 1  # `l icenses`
    if not (single or len(pieces) > 2) or not flat.isascii():
        return flat
    if not single and len("".join(pieces)) > 3 * len(pieces):
        return flat
    return _WITHOUT_SPACES.get("".join(pieces), flat)


_REMARK: Final = re.compile(r"(?<=\S)\s*[(（][^()（）]*[)）]$")
"""A remark in brackets behind a heading: `工作經歷（總年資 18 年）`."""


def known_kind(text: str) -> str:
    """Return the section kind of an exact heading, else an empty text."""
    key = _REMARK.sub("", heading_key(text))
    kind = _KNOWN.get(key) or _KNOWN.get(key.replace(" and ", " & ")) or _KNOWN.get(key.replace(" & ", " and "), "")
    kind = kind or _KNOWN.get(key.translate(basic_simplified()), "")  # the lists name few headings in both scripts
    kind = kind or _kind_of_parts(key)
    return kind or ("other" if is_family(key) else "")


def _kind_of_parts(key: str) -> str:
    """Return the kind of a heading whose joined parts are headings of one kind: `Training and certifications`."""
    kinds = {_KNOWN.get(part) or _KNOWN.get(part.translate(basic_simplified()), "") for part in _JOINTS.split(key)}
    return kinds.pop() if len(kinds) == 1 and key not in _KNOWN else ""


def is_document_title(text: str) -> bool:
    """Return True if a line only says that the document is a résumé."""
    key = heading_key(text)
    twice = _TWO_TITLES.fullmatch(key)
    if twice and all(part.strip() in DOCUMENT_TITLES for part in twice.groups()):
        return True
    return key in DOCUMENT_TITLES or _FORM_TITLE.fullmatch(key) is not None


_TWO_TITLES: Final = re.compile(r"([\u3400-\u9fff]+) ?[/|·(]? ?([a-zé ]+)\)?")
"""A title in Chinese and in another language: `履歷表 Curriculum Vitae`."""


_FORM_TITLE: Final = re.compile(
    r"(?:(?:my|the|personal|professional|job|applicant|candidate|employee|staff|faculty|student|teacher|crew|seaman|seafarer)(?:['’]?s)? ){0,2}(?:bio[ -]?data|curriculum vitae|cv|r[ée]sum[ée]|(?<=\w )profile|personal data|dossier|particulars)(?: (?:form|sheet))?"
    r"|(?:(?:job|employment|crew) )?application (?:form )?for (?:[a-z]+ ){0,3}(?:employment|position|post|job)|(?:job|employment|crew) application(?: form)?|(?:personal|applicant(?:['’]s)?) data (?:sheet|form)"
    r"|(?:affix |attach |recent |passport )?photo(?:graph)?(?: here)?|[（(]?(?:照片|相片|贴照片处|貼照片處)[）)]?|[\u3400-\u9fff]{0,10}(?:应聘|應聘|应征|應徵|求职|求職|报名|報名|人员|人員|个人|個人|员工|員工)[\u3400-\u9fff]{0,6}(?:登记|登記|申请|申請|报名|報名|信息|履历|履歷|资料|資料)表"
)
"""The title of a form for applicants, or its place for a picture."""


_EUROPEAN: Final = r"""
education     ^(?:trade |vocational )?training (?:and|&) school(?:ing|s)?$|^school(?:ing|s)? (?:and|&) (?:trade |vocational )?training$
volunteer     ^(?:beyond|outside|away from) the classroom$
references    auskunft|referenz\w*|referees?|references?|vouch|recommend(?:ations?|ed)?|speak(?:ing)? (?:up )?for me|(?:talk|speak) (?:about|for) me|(?:ask|asked) (?:them|these|about me)
references    ^refs$|^ask$|^(?:ask|talk to|speak to|write to|check with|word (?:of|from)) \w+(?: \w+)?$|backs? me|good word|word of mouth|stand over me|knows? (?:my|how i)
references    (?:people|folks|those|others|some) (?:who|that|to)\b.*|character witness(?:es)?|who know[s]? me
interests     (?:outside|away from|apart from|beyond|after|out) (?:of )?(?:work|the office|hours|school|the day job)|(?:free|spare|down) time
interests     off[- ]duty|off the clock|for fun|hobb(?:y|ies)|interests?|when i['’]?m not|pastimes?|und sonst|freizeit|loisirs|aficiones
volunteer     (?:professional|university|academic|departmental|institutional|public|civic|church|editorial) service|outreach|societ(?:y|ies)(?= |$)|pro bono|committees?
volunteer     positions? of responsibility|public engagement
volunteer     volunt\w+|unpaid|giv(?:es?|ing) back|giv(?:e|ing) (?:my |some )?time|charit(?:y|able)|community
languages     languages?|tongues?|i speak|speaks?(?! up)|linguistic|sprach\w+
work          internships?|in-?plant|on-the-job|practicums?|traineeships?
certificates  certs?|certificat\w+|certified|licen[cs]\w+|tickets?|papers?|accredit\w+|cards? (?:held|i hold)|registrations?|courses?|trainings?|seminars?|workshops?
certificates  ^cards$|^(?:cards|tickets) (?:and|&) (?:cards|tickets)$
certificates  (?:professional|trade|vocational|further|additional|other|supplementary) (?:qualifications?|certifications?|training|courses)|licen[cs]es? and \w+
certificates  weiterbildung\w*|fortbildung\w*|professional development|cpd|clearances?|(?:lately )?i['’]?ve taken|checks
target        ^seeking$|^(?:job|work|position|post|role) (?:wanted|sought|desired)|^(?:desired|target|preferred) \w+
work          career (?:to date|so far|path|overview|record)
work          appointments?(?! with)|posts? held|assignments|mandates
education     quals?|ausbildung\w*|schul\w*|studium|bildung\w*|school\w*|educat\w+|stud(?:y|ies|ied)|learn(?:ed|t|ing)|universit\w+|colleges?
education     academic\w*|degrees?|qualifications?|classroom|apprenticeships?|institutions? attended
awards        awards?|hono[u]?rs?|prizes?|grants?|fellowships?|scholarships?|bursar(?:y|ies)|funding|recognition|proud(?:est)?|wins|achievements?|accomplishments?|nice things
publications  publi(?:cations?|shed)|articles?
projects      projects?|(?:things|what) i['’]?(?:ve)? (?:built|made|shipped)|builds
work          before \w+ing|where i(?:['’]ve| have) \w+(?:ed|en|rn)|where i (?:\w+ed|learnt)|positions? held|paid work|places i
skills        ^(?:(?:research|laboratory|lab) )?(?:methods|techniques)$|kann ich|kenntnisse|fähigkeiten|skill\w*|can do|(?:can|could) (?:i|you) (?:do|offer|use)|do best|(?:good|handy|skilled|experienced|confident|at home) (?:at|with|in)|bring|know[- ]how|strengths?|abilities|tool(?:s|box|kit)?|competenc\w+
skills        what i do(?: (?:well|best))?$|expertise|technology|useful things|i know|handy (?:with|at)|software|equipment|i offer|superpowers?|literacy|(?:computer|it|technical) knowledge
work          gearbeitet|gekocht|beruf\w*|werdegang|stationen|work\w*|jobs?|career|employ\w*|experience|roles?|positions?|i['’]?(?:ve)? (?:have )?(?:been|done)
work          (?:the )?(?:last|past) (?:few|couple of|\w+) years|^before that|^then|^now|so far|history|on the job|track record|journey|earning|placements?|internships?|keeping busy|stuff i
summary       about|who i am|introduc\w+|in (?:short|brief)|nutshell|snapshot|hello|my story|at a glance|meet \w+|short version|objective|looking for
contact       (?:permanent |home |present |postal |mailing )?address|anschrift|kontakt|get in touch|hold of me|reach(?:ing)? me|find me|contact\w*|call me|where to find|say hi
other         (?:\w+ )*(?:memberships?|affiliations?|bodies)$
other         ^other(?: \w+)?|anything else|misc\w*|odds and ends|bits and bobs
personal      zur person|persönlich\w*|personal|particulars|bio[- ]?data|details|small print
"""
_CHINESE: Final = """
references    ^可以?问$|问谁|问我|问的人|能问|可问|能打听|证明人|證明人|能证明|能證明|推荐人|推薦人|背调|推荐信|打听|咨询的人|知道我|了解我的人|认识我
target        ^要求$|^工资$|求职意向|求職意向|期望|意向|应聘|應徵|想做什么|想找|想干
interests     不工作|不上班|下班|平时喜欢|课外|兴趣|興趣|爱好|愛好|业余|業餘|闲暇|课余|工作之外|之余
volunteer     ^(?:志愿|志願|志工|义工|義工|公益).*(?:经历|經歷|经验|經驗|服务|服務)$
work          (?:工作|实习|實習|职业|職業|任职|任職|从业|從業|上班|打工|兼职|兼職|事业|事業|职涯|職涯|职场|職場).*(?:经历|經歷|经验|經驗|履历|履歷|过|史|情况|地方|足迹|实践|历程|歷程|生涯)
work          ^(?:临床|臨床|毕业|畢業|教学|教學|专业|專業|海外|暑期|顶岗|跟岗)(?:实习|實習|见习|見習)$
work          ^做过$|^做過$|^干过$|做过什么|做過什麼|做过啥|干过|做过的|做過的|走过|走過|呆过|开过|待过|这些年|在哪.*(?:工作|上班|干)|职场|職場|实践与任职|的路$|人生|简历（从|个人简历
volunteer     (?:学术|學術|社会|社會|行业|行業|专业|專業|学会|學會)(?:兼职|兼職|任职|任職|职务|職務|服务|服務)
volunteer     校园|校園|社团|社團|学生会|学生组织|志愿|志願|志工|义工|義工|公益|社区服务|社區服務|社会实践|社會實踐|学生工作|學生工作|學生會|学生干部|學生幹部|在校
other         专利|專利|软著|軟著
projects      项目|項目|專案|作品|做的东西
education     教育|学艺|學藝|念过啥|学习(?:经历|情况)|學習(?:經歷|情況)|求学|求學|读书|讀書|念过|读过|念书|上学|学历|學歷|毕业|畢業|学业|在哪.*(?:学|读)
languages     语言|語言|外语|外語|[会會能][说說讲講]|说什么话
certificates  证书|證書|资格|資格|证照|證照|持证|考证|资质|培训|证件|证$|證$|有啥证|奖和证
awards        立功|受奖|受獎|获奖|獲獎|荣誉|榮譽|奖项|奖励|得奖|表彰|奖惩|得过|拿过|参赛|參賽|竞赛|競賽
publications  教科研|教研(?:成果|情况|情況)|课题|課題|论文|論文|发表|發表|著作
skills        ^技[术術]栈?$|技能|会什么|會什麼|会啥|擅长|擅長|特长|特長|专长|專長|拿手|能力|本领|本事|工具|会的|会做|会用|家伙|手艺|功夫|软件|軟體|计算机|電腦|电脑
work          经历|經歷|经验|經驗|履历|履歷
summary       自我|关于|關於|简介|簡介|评价|評價|优势|優勢|我是谁|为什么是我|说两句|說兩句|说几句|說幾句|写在最后|寫在最後|介绍|介紹|一句话|个人陈述|想说
contact       联系|聯絡|聯繫|找我|找到我|坐标
personal      ^个人$|个人信息|基本|资料|資料|个人情况
"""


def _meanings(table: str, shape: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = (line.split(None, 1) for line in table.strip().splitlines())
    return tuple((kind, re.compile(shape.format(words))) for kind, words in lines)


_MEANINGS_EN: Final = _meanings(_EUROPEAN, r"\b(?:{})(?![\w])")
_MEANINGS_ZH: Final = _meanings(_CHINESE, "(?:{})")
_OWN_WORDS: Final = re.compile(
    r"^(?:what|where|who|how|when|why|things|people|folks|places|before|my|me|about|a bit|outside|away|get|find|reach|in (?:short|brief|a nutshell)|the (?:short )?(?:story|version)|"
    r"skills i|jobs i|off|for fun|say hi|ask (?:them|these)|handy with)\b"
    r"|\b(?:i|i'm|i've|me|my)\b|\b(?:wo|was|wie|das) (?:ich|kann)\b|我|做过|干过|开过|念过|得过|拿过|[上读念待呆去学]过|会的|哪[里些儿]|什么|的时候|的话"
)


@lru_cache(maxsize=4_096)
def meant_kind(key: str) -> str:
    """Return the kind that a heading (its `heading_key`) means, else an empty text."""
    if has_han(key):
        return next((kind for kind, words in _MEANINGS_ZH if words.search(key)), "") if len(key) <= 14 else ""
    if len(key.split()) > 8:
        return ""
    return next((kind for kind, words in _MEANINGS_EN if words.search(key)), "")


@lru_cache(maxsize=4_096)
def in_own_words(key: str) -> bool:
    """Return True if a heading is phrased colloquially ("where I've worked"), unlike any employer's name or position."""
    return _OWN_WORDS.search(key) is not None


@lru_cache(maxsize=4_096)
def means_throughout(key: str) -> bool:
    """Return True if every part of a heading means a section: `school and college`."""
    return all(known_kind(part) or meant_kind(part) for part in _JOINTS.split(key))


def means_several(key: str) -> bool:
    """Return True if a heading joins two or more words that each mean a section: `tickets and qualifications`."""
    return len(_JOINTS.split(key)) > 1 and len(key.split()) <= 5 and means_throughout(key)


@lru_cache(maxsize=4_096)
def means_only(key: str) -> bool:
    """Return True if a heading consists only of words with one meaning (`good at`, `tickets`)."""
    table = _MEANINGS_ZH if has_han(key) else _MEANINGS_EN
    return any(words.fullmatch(key) for _, words in table)


_SMALL: Final = re.compile(
    r"\b(?:a|an|the|in|at|of|on|to|for|and|but|so|some|few|just|it|is|am|are|what|who|how|why|makes?|well|really)\b"
)
"""Function words, with which a headline or a name never begins."""
_FIRST_PERSON: Final = re.compile("我|自己|本人")


_DOER: Final = re.compile("[人师師工员員匠手者家生长長]$")
"""Endings of words for somebody who does something."""


def announces_prose(text: str, below: str, *, reached: bool) -> bool:
    """Return True if a short line above a text about the person is the heading of a summary, regardless of its words.

    The line is colloquial or has a function word (`What I do`, `In a nutshell`, 我这个人). Behind contact data
    (`reached`) any few Chinese characters may be one (碎碎念).
    """
    key = text.strip().rstrip(":：?？!！").strip().lower()
    if not key or re.search(r"[\d@|\t,，、。.;；:：()（）/&]", key) or not _is_text(below):
        return False
    if has_han(key):
        spoken = in_own_words(key) or _FIRST_PERSON.search(below[:20]) is not None
        return 3 <= len(key) <= 8 and (spoken or (reached and _DOER.search(key) is None))
    return 2 <= len(key.split()) <= 6 and (in_own_words(key) or _SMALL.match(key) is not None)


def _is_text(text: str) -> bool:
    """Return True if a row is a sentence of some length."""
    if has_han(text):
        return len(text) >= 20 and re.search(r"[。！，]", text) is not None
    return len(text.split()) >= 10 and re.search(r"[.!]", text) is not None


LISTS: Final = ("skills", "languages", "certificates", "interests", "awards")
"""Sections that are lists of short items."""
_NOUNS_ZH: Final = (
    ("languages", re.compile("(?:语言|語言|外语|外語|语文|語文)(?:技能|能力|水平)?")),
    ("skills", re.compile("技能|特长|特長|专长|專長|技术|技術|软件|軟體")),
    ("certificates", re.compile("证书|證書|证照|證照|资格|資格|执照|執照|证件")),
    ("interests", re.compile("兴趣|興趣|爱好|愛好")),
    ("awards", re.compile("荣誉|榮譽|奖项|獎項|获奖|獲獎")),
)
"""Nouns of the lists in a Chinese heading without a mark between them."""
_JOINTS: Final = re.compile(
    r"\s*[,&/+、，|｜·;；]\s*|\s+(?:and|und|et|y|e)\s+|(?<=[\u3400-\u9fff])[与與及和暨](?=[\u3400-\u9fff])"
)


def kinds_of_heading(title: str) -> tuple[str, ...]:
    """Return the kinds of the lists that a heading names, in its order.

    >>> kinds_of_heading("SKILLS, CERTIFICATION AND LANGUAGES"), kinds_of_heading("技能证书"), kinds_of_heading("语言技能")
    (('skills', 'certificates', 'languages'), ('skills', 'certificates'), ('languages',))
    """
    key = heading_key(title)
    pieces = [piece for piece in _JOINTS.split(key) if piece]
    kinds = [known_kind(piece) or meant_kind(piece) for piece in pieces]
    if len(pieces) == 1 and has_han(key):
        kinds, rest = [], key
        for kind, noun in _NOUNS_ZH:
            if match := noun.search(rest):
                kinds.append(kind)
                rest = rest[: match.start()] + "\t" + rest[match.end() :]
        kinds.sort(key=lambda kind: next(noun.search(key).start() for own, noun in _NOUNS_ZH if own == kind))  # type: ignore[union-attr]
    return tuple(dict.fromkeys(kind for kind in kinds if kind in (*LISTS, "volunteer")))
