"""What stands for an employer or school comes from its own name or from the person, and from nothing else."""

from __future__ import annotations

import json

import pytest

from app import resources
from app.domain.resume import Education, Resume, Work
from app.domain.sensitivity import Kind, Stage
from app.redact.engine import redact
from app.redact.policies import stage_policy
from app.redact.sectors import sector
from app.text.normalization import folded

EMPLOYERS = (
    ("Scoil Mhuire", "a school", "某学校"),
    ("Scoil Bhríde National School", "an employer", "某单位"),
    ("Coláiste Iognáid", "a school", "某学校"),
    ("Oileán Chléire Teoranta", "an employer", "某单位"),
    ("Oilean", "an employer", "某单位"),
    ("Bunscoil Rince", "a primary school", "某小学"),
    ("Bankside Bakery", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("Goldman", "an employer", "某单位"),
    ("Goldman Sachs Group Inc", "a company", "某公司"),
    ("Airlie", "an employer", "某单位"),
    ("Airlie Ltd", "a company", "某公司"),
    ("Bank of Ireland", "a bank", "某银行"),
    ("Bank Street Garage", "an automotive company", "某汽车企业"),
    ("Bank Street Forge Ltd", "a company", "某公司"),
    ("Left Bank", "an employer", "某单位"),
    ("Hull Food Bank", "a non-profit organisation", "某公益组织"),
    ("Olive Oil Company", "a company", "某公司"),
    ("Law & Sons", "an employer", "某单位"),
    ("Denis Law Ltd", "a company", "某公司"),
    ("Carter & Co", "a company", "某公司"),
    ("Carlow County Council", "a public authority", "某政府部门"),
    ("Chippenham Motors", "an automotive company", "某汽车企业"),
    ("Blue Freight Logistics Ltd", "a logistics company", "某物流公司"),
    ("Blue Freight Logistics Group Kenya", "a logistics company", "某物流公司"),
    ("Blue Freight Ltd", "a logistics company", "某物流公司"),
    ("Halcyon Fluidics Ltd", "a company", "某公司"),
    ("Halcyon Fluidics", "an employer", "某单位"),
    ("Media Markt", "an employer", "某单位"),
    ("Ministry of Sound", "an employer", "某单位"),
    ("Department of Coffee", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("Royal College of Surgeons", "an employer", "某单位"),
    ("St Mary's College", "a school", "某学校"),
    ("London School of Economics", "a school", "某学校"),
    ("University of Hull", "a university", "某高校"),
    ("University Hospital Galway", "an employer", "某单位"),
    ("University Bookshop", "a retail or trading company", "某商贸公司"),
    ("University of Hull Press", "an employer", "某单位"),
    ("Mallinckrodt", "an employer", "某单位"),
    ("Mallow Credit", "an employer", "某单位"),
    ("Gaston Bakery", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("Petro's Barber Shop", "an employer", "某单位"),
    ("Technion", "an employer", "某单位"),
    ("Itaca", "an employer", "某单位"),
    ("Datalex plc", "a company", "某公司"),
    ("Powerscourt Gardens", "an employer", "某单位"),
    ("Tata Motors", "an automotive company", "某汽车企业"),
    ("State Bank of India", "a bank", "某银行"),
    ("Kendriya Vidyalaya No. 2", "a school", "某学校"),
    ("Apollo Hospitals Enterprise Ltd", "a company", "某公司"),
    ("Infosys", "an employer", "某单位"),
    ("Sparkasse Köln", "a bank", "某银行"),
    ("Deutsche Bank AG", "a bank", "某银行"),
    ("Grundschule am Park", "a primary school", "某小学"),
    ("Lessing-Gymnasium", "a secondary school", "某中学"),
    ("Bäckerei Huber", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("Huber Versicherungen GmbH", "a company", "某公司"),
    ("Autohaus Krämer", "an automotive company", "某汽车企业"),
    ("Boulangerie Martin", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("Lycée Voltaire", "a secondary school", "某中学"),
    ("École Jules Ferry", "a school", "某学校"),
    ("Université Paris-Saclay", "a university", "某高校"),
    ("Hôpital Necker", "a hospital or clinic", "某医疗机构"),
    ("Banque Populaire", "a bank", "某银行"),
    ("Ristorante Da Gino", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("Universidad de Sevilla", "a university", "某高校"),
    ("Colegio San José", "a school", "某学校"),
    ("Insurance Corner", "an employer", "某单位"),
    ("Publicis", "an employer", "某单位"),
    ("Edu-Toys", "an employer", "某单位"),
    ("Schooner Inn", "an employer", "某单位"),
    ("Universal Music", "an employer", "某单位"),
    ("Foodora", "an employer", "某单位"),
    ("Assurant", "an employer", "某单位"),
    ("Forster and Sons Construction Ltd", "a construction or property company", "某建筑地产公司"),
    ("Lavin Insurance Brokers", "an insurance company", "某保险公司"),
    ("Care Homes Direct", "an employer", "某单位"),
    ("Ashgrove Care Home", "a care provider", "某养老服务机构"),
    ("Human Capital Ltd", "a company", "某公司"),
    ("Capital Radio", "a media company", "某传媒公司"),
    ("Aveva Energy", "an energy company", "某能源公司"),
    ("Hotel Chocolat", "an employer", "某单位"),
    ("The Grand Hotel Dublin", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("Save the Children Fund", "an employer", "某单位"),
    ("Wellcome Foundation", "a non-profit organisation", "某公益组织"),
    ("Zyx", "an employer", "某单位"),
    ("晨曦雲端股份有限公司", "a technology company", "某科技公司"),
    ("顺风物流有限公司", "a logistics company", "某物流公司"),
    ("中石巷小学", "a primary school", "某小学"),
    ("银行街餐厅", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("银行街店", "an employer", "某单位"),
    ("海底捞", "an employer", "某单位"),
    ("招商银行股份有限公司上海分行", "a bank", "某银行"),
    ("中国人民银行", "a bank", "某银行"),
    ("中国石油天然气集团有限公司", "an energy company", "某能源公司"),
    ("北京大学附属中学", "a secondary school", "某中学"),
    ("清华大学出版社", "a media company", "某传媒公司"),
    ("复旦大学附属华山医院", "a hospital or clinic", "某医疗机构"),
    ("云栖竹海网络科技（杭州）有限公司", "a technology company", "某科技公司"),
    ("拾光互动", "an employer", "某单位"),
    ("中华书局", "an employer", "某单位"),
    ("长风食品有限公司", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("华信律师事务所", "a law firm", "某律师事务所"),
    ("某某会计师事务所", "a consulting or accounting company", "某咨询公司"),
    ("东方幼儿园", "a nursery", "某幼儿园"),
    ("上海市公安局", "a public authority", "某政府部门"),
    ("车墩影视基地", "an employer", "某单位"),
    ("智能狗", "an employer", "某单位"),
    ("云南白药", "an employer", "某单位"),
    ("云南白药集团股份有限公司", "a company", "某公司"),
    ("中车株洲", "an employer", "某单位"),
    ("部队", "an employer", "某单位"),
    ("信达", "an employer", "某单位"),
    ("信用卡中心", "an employer", "某单位"),
    ("招商局", "an employer", "某单位"),
    ("数据堂", "an employer", "某单位"),
    ("车公庙茶餐厅", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("大学路面馆", "a food, catering or hospitality company", "某食品餐饮企业"),
    ("物流园超市", "a retail or trading company", "某商贸公司"),
    ("国家电网", "an energy company", "某能源公司"),
    ("工商银行", "a bank", "某银行"),
    ("校园书店", "a retail or trading company", "某商贸公司"),
    ("同济医院", "a hospital or clinic", "某医疗机构"),
    ("明德基金会", "a non-profit organisation", "某公益组织"),
    ("国立台湾大学", "a university", "某高校"),
    ("新东方教育科技集团", "an education or training provider", "某教育机构"),
    ("株式会社トヨタ", "a company", "某公司"),
    ("康复路诊所", "a hospital or clinic", "某医疗机构"),
    ("北京字节跳动科技有限公司", "a technology company", "某科技公司"),
    ("鼎信证券", "a financial services company", "某金融公司"),
    ("南方电网", "an energy company", "某能源公司"),
)
SCHOOLS = (
    ("Scoil Mhuire", "a school", "某学校"),
    ("Coláiste Iognáid", "a college", "某院校"),
    ("St Mary's College", "a college", "某院校"),
    ("MIT", "an educational institution", "某院校"),
    ("University of Warsaw", "a university", "某高校"),
    ("Technische Hochschule Musterau", "a university", "某高校"),
    ("Oxford", "an educational institution", "某院校"),
    ("Phillips Academy", "a school", "某学校"),
    ("Lessing-Gymnasium", "a secondary school", "某中学"),
    ("Lycée Voltaire", "a secondary school", "某中学"),
    ("Kendriya Vidyalaya", "a school", "某学校"),
    ("Indian Institute of Technology Bombay", "an educational institution", "某院校"),
    ("London School of Economics", "a school", "某学校"),
    ("Trinity College Dublin", "a college", "某院校"),
    ("Ollscoil na Gaillimhe", "a university", "某高校"),
    ("Waterford Regional Technical College", "a vocational college", "某职业院校"),
    ("复旦大学", "a university", "某高校"),
    ("中石巷小学", "a primary school", "某小学"),
    ("北京四中", "a secondary school", "某中学"),
    ("北京大学附属中学", "a secondary school", "某中学"),
    ("深圳职业技术学院", "a vocational college", "某职业院校"),
    ("新东方培训学校", "a training provider", "某培训机构"),
    ("浙江大学医学院", "a university", "某高校"),
    ("中国科学院", "a research institution", "某科研院所"),
    ("蓝翔技校", "a vocational college", "某职业院校"),
    ("Bank Street College", "a college", "某院校"),
    ("University College London", "a college", "某院校"),
    ("Berufsschule München", "a vocational college", "某职业院校"),
    ("School of Rock", "a school", "某学校"),
    ("国立台湾大学", "a university", "某高校"),
    ("Grundschule Am Park", "a primary school", "某小学"),
)


@pytest.mark.parametrize(("name", "english", "chinese"), EMPLOYERS)
def test_an_employer_is_what_its_own_name_says(name: str, english: str, chinese: str) -> None:
    assert (sector(Kind.EMPLOYER, name, "en"), sector(Kind.EMPLOYER, name, "zh-Hans")) == (english, chinese)


@pytest.mark.parametrize(("name", "english", "chinese"), SCHOOLS)
def test_a_school_is_never_more_than_its_name_says(name: str, english: str, chinese: str) -> None:
    assert (sector(Kind.SCHOOL, name, "en"), sector(Kind.SCHOOL, name, "zh-Hans")) == (english, chinese)
    assert "company" not in english and "公司" not in chinese


def test_a_school_as_an_employer_is_no_company() -> None:
    for name, _, _ in SCHOOLS:
        said = (sector(Kind.EMPLOYER, name, "en"), sector(Kind.EMPLOYER, name, "zh-Hans"))
        assert "company" not in said[0] and "公司" not in said[1], name


def test_a_copy_says_it_so() -> None:
    resume = Resume(
        work=(
            Work("w1", "Scoil Mhuire", "Teacher", start="2019"),
            Work("w2", "Airlie", "Cook", description="a cannery"),
        ),
        education=(Education("e1", "Scoil Mhuire", area="Music"),),
    )
    shown = redact(resume, stage_policy(Stage.BROWSE)).resume
    assert [job.organisation for job in shown.work] == ["a school", "a cannery"]
    assert shown.education[0].institution == "a school"


def test_the_table_is_in_the_normal_form_and_says_each_thing_once() -> None:
    data = json.loads(resources.path("policies", "sectors.json").read_text("utf-8"))
    for kind in ("employer", "school"):
        for key in ("latin", "last", "first", "compound", "han"):
            units = [unit for row in data[kind] for unit in row.get(key, ())]
            assert [unit for unit in units if folded(unit) != unit] == []
            assert len(set(units)) == len(units), [unit for unit in units if units.count(unit) > 1]
