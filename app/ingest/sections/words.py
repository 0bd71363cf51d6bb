"""Word lists for structuring: section headings, titles, organisations, degrees, places (EN, Hans, Hant).

Only cues: a word here never becomes a value by itself.
"""

from __future__ import annotations

import re
from typing import Final

from app.text.organizations import organization_marks, organization_marks_zh
from app.text.places import regions
from app.text.positions import line_position_pattern, position_pattern_zh
from app.text.schools import school_names


def listed(text: str) -> tuple[str, ...]:
    """Return the words of a list written with bars between them."""
    return tuple(word for word in (" ".join(piece.split()) for piece in text.split("|")) if word)


SECTIONS: Final[dict[str, tuple[str, ...]]] = {
    "summary": listed(
        """summary | professional summary | self-evaluation | self evaluation | self-assessment | self-introduction | personal evaluation | executive summary | career summary | profile |
        professional profile | about | about me | objective | career objective | personal statement |
        introduction | overview | bio | summary of qualifications | qualifications summary | profil |
        perfil | career profile | 个人优势 | 个人简介 | 自我评价 | 自我介绍 | 个人评价 | 个人总结 |
        个人概述 | 职业概述 | 概述 | 个人特点 | 简介 | 优势亮点 | 核心优势 | 個人簡介 | 自我評價 |
        自我介紹 | 個人優勢 | 自傳 | 自傳簡述 | 簡介 | 个人陈述 | 關於我 | 关于我"""
    ),
    "target": listed(
        """求职意向 | 求職意向 | 应聘职位 | 应聘岗位 | 意向岗位 | 期望职位 | 求职目标 | 職務目標 | 求职期望 | 求职信息 | 期望工作 | 期望岗位 |
        目标职位 | 意向职位 | 职业意向 | 就业意向 | 求職條件 | 希望職務 | job target | job objective | desired position | desired job |
        desired role | position sought | position desired | target position | target role | preferred position |
        position applied for | berufsziel | puesto deseado | poste recherché"""
    ),
    "work": listed(
        """experience | work experience | professional experience | employment | employment history |
        work history | career history | career | relevant experience | internships | internship |
        internship experience | positions held | professional background | experiences |
        industry experience | teaching experience | research experience | work | berufserfahrung | berufserfahrungen | beruflicher werdegang | berufspraxis | berufliche erfahrung | werdegang | praktika |
        esperienza professionale | esperienze professionali | experiência profissional | doświadczenie zawodowe | experiencia profesional |
        experiencia | experiencia laboral | expérience | expérience professionnelle |
        expériences professionnelles | research | military experience | 工作经历 | 工作经验 | 工作履历 |
        职业经历 | 实习 | 實習 | 实习经历 | 实习经验 | 实践经历 | 从业经历 | 任职经历 | 工作与实习经历 | 实习及工作经历 |
        工作/实习经历 | 实习/工作经历 | 经历 | 科研经历 | 研究经历 | 工作經歷 | 工作經驗 | 實習經歷 |
        實習經驗 | 職業經歷 | 經歷 | 任職經歷 | 工作履歷"""
    ),
    "volunteer": listed(
        """volunteer | volunteering | volunteer experience | volunteer work | community service | activities |
        extracurricular activities | extracurricular activity | extracurriculars | leadership |
        leadership experience | leadership & activities | on campus involvement | campus involvement |
        involvement | community involvement | organizations | community | program committees | ehrenamt | ehrenamtliches engagement | ehrenamtliche tätigkeiten | bénévolat | voluntariado | volontariato | 校园经历 |
        社团经历 | 志愿经历 | 志愿者经历 | 社会实践 | 校内实践 | 学生工作 | 在校经历 | 社会活动 |
        志愿服务 | 校园实践 | 学生干部经历 | 校園經歷 | 社團經歷 | 志願經歷 | 社會實踐 | 志工經歷 |
        課外活動 | 社團活動"""
    ),
    "education": listed(
        """education | education & training | education and training | academic background |
        education background | educational background | academic history | academics |
        academic qualifications | qualifications | ausbildung | bildung | formation | schulbildung | schulbildung und ausbildung | ausbildung und studium | studium und ausbildung | studium |
        schulausbildung | schul- und berufsausbildung | bildungsweg | études | formations | formation académique | formación académica | estudios | istruzione | istruzione e formazione |
        formação | formação acadêmica | wykształcenie | educación |
        formación | studies | 教育背景 | 教育经历 | 教育 | 学历 | 学习经历 | 学历背景 | 教育情况 |
        教育信息 | 教育與培訓 | 教育及培训 | 教育培训 | 教育經歷 | 學歷 | 學經歷 | 教育程度"""
    ),
    "projects": listed(
        """projects | personal projects | selected projects | academic projects | university projects |
        key projects | side projects | project experience | open source | open source projects |
        portfolio | 项目经历 | 项目经验 | 项目 | 个人项目 | 主要项目 | 项目实践 | 开源项目 | 项目成果 |
        代表项目 | 項目經歷 | 專案經歷 | 專案經驗 | 專案 | 項目經驗 | 作品集"""
    ),
    "skills": listed(
        """skills | technical skills | core skills | key skills | skills & tools | technologies | tech stack |
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
        """languages | language skills | language | sprachen | sprachkenntnisse | lingue | języki obce | langues | idiomas | 语言能力 | 语言 |
        外语水平 | 语言技能 | 外语能力 | 語言能力 | 語言 | 語文能力 | 外語能力"""
    ),
    "interests": listed(
        """interests | hobbies | interessen | hobbys | hobbys und interessen | interessen und hobbys | zainteresowania | intereses | intérêts | centres d'intérêt | loisirs | aficiones | hobbies & interests | interests & hobbies | personal interests | 兴趣爱好 |
        爱好 | 兴趣 | 个人爱好 | 興趣愛好 | 興趣 | 愛好 | 業餘愛好"""
    ),
    "awards": listed(
        """awards | honors | honours | honors & awards | awards & honors | honors and awards |
        awards and honors | selected honors | achievements | accomplishments | awards & achievements |
        scholarships | scholarships & awards | distinctions | 荣誉奖项 | 获奖情况 | 获奖经历 | 荣誉证书 |
        所获荣誉 | 奖项荣誉 | 荣誉 | 奖项 | 奖励荣誉 | 所获奖项 | 获奖荣誉 | 奖惩情况 | 荣誉与奖项 |
        竞赛获奖 | 竞赛经历 | 竞赛/获奖/论文 | 主要荣誉 | 个人荣誉 | 校内荣誉 | 榮譽獎項 | 獲獎經歷 |
        獲獎情況 | 得獎紀錄 | 榮譽"""
    ),
    "certificates": listed(
        """certificates | certifications | zertifikate | weiterbildung | weiterbildungen | fortbildungen | certificados | certificats | licenses | licenses & certifications | certificates & licenses |
        certifications & training | professional certifications | certification | licences | training |
        courses & certifications | certifications & licenses | credentials | professional development |
        证书 | 资格证书 | 职业资格 | 技能证书 | 专业证书 | 所获证书 | 资质证书 | 证书资质 | 执业资格 |
        培训经历 | 證書 | 證照 | 專業證照 | 資格證書"""
    ),
    "publications": listed(
        """publications | papers | selected publications | research publications | publications & patents |
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
        """personal | personal information | personal details | personal data | personal info | persönliche daten | angaben zur person | personalien | datos personales | dati personali | dados pessoais | dane osobowe | état civil | 个人信息 |
        基本信息 | 基本资料 | 个人资料 | 个人情况 | 基本情况 | 個人資料 | 基本資料 | 個人信息 | 個人資訊"""
    ),
    "coursework": listed(
        """coursework | relevant coursework | relevant courses | courses | selected coursework | 课程 | 所学课程 | 修读课程 | 主修课程 |
        相关课程 | 核心课程 | 主要课程 | 專業課程 | 主修課程"""
    ),
    "other": listed(
        """strengths | focus areas | highlights | career highlights | patents | invited talks | talks |
        presentations | presentation | writing | memberships | professional memberships | affiliations |
        professional affiliations | other | miscellaneous | key achievements | philosophy |
        military service | national service | military background | armed forces | nysc | wehrdienst | zivildienst | wehr- und zivildienst | service militaire | service national | service civique |
        兵役 | 兵役狀況 | 兵役状况 | 服役经历 | 部队经历 | 军旅经历 | 服役經歷 | conferences | teaching | service | test scores | declaration | 专利 | 其他信息 |
        补充信息 | 附加信息 | 其他说明 | 軟著 | 软著 | 專利 | 其他 | 备注 | 備註 | 附件"""
    ),
}

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

TITLE: Final = re.compile(rf"(?i)(?<![\w-])(?:{line_position_pattern()})s?(?!['’]s|\w)")
TITLE_ZH: Final = re.compile(rf"(?:{position_pattern_zh('line')}|(?<![党黨团團成会會人])[员員])$")
_ORGS: Final = organization_marks()
ORG: Final = re.compile(rf"(?i)(?<![\w-])(?:{_ORGS})\b\.?")
ORG_ZH: Final = re.compile(organization_marks_zh())
SCHOOL: Final = re.compile(school_names())
DEGREE: Final = re.compile(
    r"(?<![\w.])(?:B\.?S\.?N|M\.?S\.?N|B\.?\s?S\.?c?|B\.?A|B\.?E\.?|B\.?Eng|B\.?Tech|B\.?Com|BBA|B\.?Sc|BFA|B\.?F\.?A|M\.?S\.?c?|M\.?A|M\.?E\.?|M\.?Eng|"
    r"M\.?Tech|M\.?B\.?A|M\.?P\.?H|M\.?F\.?A|M\.?Ed|M\.?Phil|LL\.?[BM]|J\.?D|M\.?D|Ph\.?\s?D|D\.?Phil|Ed\.?D|A\.?A\.?S?|A\.?S|"
    r"B\.?Ed|MRes|MSW|BSN|MSN|GED)\.?(?![\w])"
    r"|(?i:\b(?:bachelor(?:'s|’s)?|master(?:'s|’s)?|doctor(?:ate)?|associate(?:'s|’s)?\s+(?:degree|of|in)|diploma|certificate|"
    r"minor|licence|licenciatura|grado|bootcamp|abitur|high school diploma|study abroad|exchange|"
    r"[ao][- ]?levels?|gcses?|igcse|leaving cert(?:ificate)?|school leaving|matric|nvq|qqi|btec|hnd|hnc|ncea|wassce|ssce|kcse|hsc|sslc|ssc|apprenticeship|"
    r"ausbildung(?= zu)|lehre|[^\W\d_]*(?:abschluss|abitur)|mittlere reife|matura|umschulung|baccalaur[ée]at|brevet|cap|bep|bts|titre professionnel|dipl[oô]me?|"
    r"laurea|bachillerato|cfgm|cfgs|ciclo formativo|t[íi]tulo)\b)"
    r"|博士后|博士|硕士|碩士|本科|学士|學士|大专|专科|專科|研究生|高职|中专|双学位|高級文憑|高级文凭|副學士|副学士|MBA|EMBA"
)
DEGREE_ZH: Final = re.compile(
    r"(?:全日制|非全日制|在职|统招)?(?:博士后|博士研究生|硕士研究生|博士|硕士|碩士|本科|学士|學士|大专|专科|專科|研究生|高职|中专|双学位|高級文憑|高级文凭|副學士|副学士)(?:学位|學位|学历|在读)?"
)

COUNTRIES: Final = regions("country")
STATES: Final = regions("line")
LANGUAGE_NAME: Final = re.compile(
    r"(?i)\b(?:english|german|french|spanish|italian|portuguese|chinese|mandarin|cantonese|japanese|korean|russian|"
    r"arabic|hindi|bengali|urdu|punjabi|turkish|polish|dutch|swedish|norwegian|danish|finnish|greek|hebrew|thai|"
    r"vietnamese|indonesian|malay|tagalog|filipino|swahili|yoruba|igbo|hausa|ukrainian|czech|hungarian|romanian|"
    r"persian|farsi|tamil|telugu|latin|deutsch|français|español|englisch|anglais|toefl|ielts|jlpt)\b"
    r"|英语|英文|日语|日文|韩语|法语|德语|西班牙语|俄语|阿拉伯语|普通话|粤语|汉语|中文|國語|英語|日語|粵語|閩南語|台語|韓語|法語|德語|CET-?[46]|雅思|托福"
)
VERBS: Final = frozenset(
    listed(
        """actively | analyze | assist | build | built | collaborate | conduct | coordinate | create | cut |
        design | develop | drove | effectively | engage | ensure | gave | grew | held | help | helped |
        implement | improve | kept | lead | led | made | maintain | manage | organize | oversaw | perform |
        plan | prepare | provide | ran | rebuilt | regularly | responsible | rewrote | set | sold | spoke |
        fed | dealt | dug | drew | fixed | laid | met | paid | put | rode | sent | swept | told | threw | brought | bought | caught | chose | did | began | shot |
        successfully | support | taught | took | virtually | was | won | work | worked | write | wrote"""
    )
)
