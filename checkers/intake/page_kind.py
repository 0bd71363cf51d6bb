"""Recognises pages that hold no posting: a test for people, a log-in page, an error page, a list of search results. By words and structure.

Asked only where no posting was found in a page's markup, or for a short pasted text. In doubt it is a posting: what is read is then checked.
"""

from __future__ import annotations

import re

SHORT = 3_000
"""Letters of a page beyond which it holds more than a form or a message."""
_MANY_LINKS = 6
_HEAD = 2_000
_BLOCKED = re.compile(
    r"访问验证|滑动验证|安全验证|请完成验证|访问过于频繁|请输入验证码|just a moment\.\.\.|attention required|unusual "
    r"traffic|please verify you are a human|"
    r"checking your browser|are you a robot",
    re.IGNORECASE,
)
_LOGIN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:sign|log) ?in\b|登录|登錄|登入",
        r"\bpassword\b|密码|密碼|验证码登录|短信登录|扫码登录|扫一扫",
        r"forgot(?:ten)? (?:your )?password|忘记密码|忘記密碼|找回密码",
        r"(?:create|open) (?:an |your )?account|sign ?up|join now|new (?:to|here)\b|no account|注册|註冊|新用户",
        r"remember me|keep me (?:signed|logged) in|stay signed in|记住我|自动登录|保持登入|继续即表示|已阅读并同意",
        r"(?:continue|sign in|log in) with (?:google|apple|facebook|linkedin|microsoft|e-?mail)|微信登录|第三方登录|手机号登录|其他方式登录",
    )
)
_LEAST_LOGIN = 3
_ERROR = re.compile(
    r"(?:^|\n)\s{0,4}(?:error |错误\s?)?(?:404|403|410|500|502|503|504)\s{0,4}(?:$|\n)|\berror (?:code )?(?:404|403|410|50[0234])\b"
    r"|\b(?:404|403|410|50[0234])\b[ :–—-]{1,3}(?:page |file |error ?)?(?:not found|forbidden|gone\b|internal server|bad gateway|service (?:temporarily )?unavailable|gateway time|error\b)"
    r"|page (?:could )?not (?:be )?found|page (?:you requested |you are looking for )?(?:does not|doesn['’]t) exist|access denied|something went wrong"
    r"|(?:job|position|posting|vacancy|listing)(?: ad)? (?:you['’]?(?:re| are) looking for )?(?:has expired|is no longer (?:available|active|open|accepting)|has been (?:removed|filled|closed)|(?:could )?not (?:be )?found)"
    r"|no longer accepting applications|页面不存在|页面找不到|找不到(?:该|此|您)?.{0,8}页面|您访问的页面|頁面不存在|出错了|系统繁忙|服务器(?:错误|开小差)"
    r"|(?:该|此|这个)?(?:职位|岗位|信息|職位|職缺)(?:已经?|已被)?(?:下线|下架|关闭|停止招聘|删除|过期|失效|不存在|關閉|關閉)",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"\b\d[\d,.+]{0,9}\+? (?:new |open |matching )?(?:\w+ ){0,4}?(?:jobs?|vacancies|positions|results|openings)\b|search results|results for|jobs? (?:in|near) \w|"
    r"job search|搜索结果|搜尋結果|相关职位|共(?:找到)?\s?\d+\s?(?:个|条|份|筆)|招聘信息_|招聘网_|职位列表|全部职位|找工作",
    re.IGNORECASE,
)
_SORTED = re.compile(
    r"\bsort(?:ed)? by\b|\bfilters?\b|date posted|most relevant|next page|\bpage \d+ of \d+|previous|排序|筛选|篩選|下一页|下一頁|上一页|最新发布|不限",
    re.IGNORECASE,
)
_JOB_LINK = re.compile(
    r"/(?:jobs?|viewjob|vacanc\w{2,3}|position|job_detail|jobdetail|zhaopin|rc/clk|careers?)[/?_-][\w%=/.-]{3,}|jk=\w{6}|/\d{6,}\.(?:s?html?)",
    re.IGNORECASE,
)


def page_kind(title: str, text: str, targets: list[str], *, password: bool = False) -> str:
    """Return the note for a page that holds no posting (`blocked-page`, `login-page`, `error-page`, `search-page`), or "".

    `targets` are its links, `password` says whether it has a field for one.
    """
    head = f"{title}\n{text[:_HEAD]}"
    short = len(text) < SHORT
    if short and _BLOCKED.search(head):
        return "blocked-page"
    hits = sum(pattern.search(head) is not None for pattern in _LOGIN)
    if short and hits >= (_LEAST_LOGIN - 1 if password else _LEAST_LOGIN) and len(text) < SHORT // 2:
        return "login-page"
    if _ERROR.search(title) or (len(text) < SHORT // 4 and _ERROR.search(head)):
        return "error-page" if short else ""
    listed = len({target.split("#")[0] for target in targets if _JOB_LINK.search(target)})
    if _RESULTS.search(head) and (listed >= _MANY_LINKS or (_SORTED.search(head) and listed >= _MANY_LINKS // 2)):
        return "search-page"
    return ""
