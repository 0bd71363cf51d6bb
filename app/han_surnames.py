"""Chinese surnames: the commonest (safe to look for in running text), all of the reader's, and those of two characters.

The reader of résumés and the detectors of names both ask here.
"""

from __future__ import annotations

from typing import Final

COMMON: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦欧岳齐沿梅莘解涂柏耿关艾祝霍宁左符阳简麦"
    "司古麻褚管柳卜穆车房岑骆全班仇祁甘景游阮商戚冉宫裴席卫牟路娄苗凌盛滕谷包舒曲池晏阎单佟邝逄敖冷辛阚饶鞠荆竺权帅况佘蔺佴昝冼郎卞庞窦利辜练楼瞿丛阙靳郁厉蓝闵蒲巩匡国鹿库仲狄"
)
"""Surnames of one character in simplified form, roughly by frequency."""

_OTHERS: Final = (
    "华喻水云奚昌凤花酆鲍费廉邬乐时傅皮元平和萧湛禹米贝明臧计伏成谈茅纪屈项强危童刁虞支柯经裘缪干应宗宣贲杭诸吉钮嵇邢滑荣翁荀羊於惠甄家封芮羿储汲邴糜松井富巫乌巴弓牧隗山宓蓬郗仰秋伊栾暴戎祖詹束幸韶郜蓟薄印宿怀邰从鄂索咸籍卓屠蒙阴胥能苍双闻党贡劳姬扶堵宰郦雍却璩桑桂濮寿通边扈燕冀郏浦尚农别庄充慕连茹习宦鱼"
    "容慎戈庾终暨居衡步都满弘寇广禄东殳沃蔚越夔隆师厍晁勾融訾那空毋沙乜养须丰巢蒯相查后红逯盖益桓公仝代信昂趙錢孫鄭馮陳衛蔣韓楊許呂張嚴華謝鄒竇雲蘇範魯韋馬鳳賈費賀湯羅畢鄔樂時齊顧黃蕭貝計談龐紀項閔強婁顏鍾駱萬盧經繆應鄧單陸榮龔滿廣闕東歐師鞏聶簡饒豐關劉葉龍喬陰聞黨譚貢勞農溫莊閻連習魚"
)
ALL: Final = frozenset(COMMON + _OTHERS)
"""Every surname of one character, traditional forms included."""

COMPOUND: Final = tuple(
    (
        "欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 东方 西门 南宫 夏侯 长孙 宇文 轩辕 司徒 端木 百里 呼延 钟离 贺兰 独孤 拓跋 完颜 纳兰 司空 东郭 闾丘 鲜于 太史 公羊 澹台 赫连 申屠 南门 公冶 宗政 濮阳 淳于 单于 万俟 闻人 左丘 梁丘"
    ).split()
)
"""Surnames of two characters in simplified form."""

COMPOUND_TRADITIONAL: Final = ("歐陽", "司馬", "諸葛", "東方", "尉遲", "公孫", "長孫", "軒轅", "鍾離", "獨孤", "南宮")
