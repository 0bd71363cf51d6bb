"""Names of those who give courses and certificates, as people write them behind the name of a course, without the words of an organisation."""

from __future__ import annotations

from typing import Final

_PROVIDERS: Final = frozenset(
    (
        "coursera|edx|udemy|udacity|linkedin learning|lynda|futurelearn|skillshare|pluralsight|datacamp|codecademy|freecodecamp|kaggle|khan academy|alison|openlearn|simplilearn|great learning|upgrad|edureka|"
        "nptel|swayam|infosys springboard|nasscom|google|google cloud|microsoft|amazon|aws|amazon web services|ibm|cisco|oracle|meta|sap|adobe|autodesk|salesforce|hubspot|tableau|snowflake|databricks|nvidia|"
        "scrum alliance|scrum.org|axelos|peoplecert|pmi|comptia|isaca|iso|british council|goethe-institut|alliance française|cambridge english|red cross|british red cross|american red cross|st john ambulance|"
        "american heart association|resuscitation council uk|city & guilds|city and guilds|highfield|pearson|edexcel|ocr|aqa|nebosh|iosh|rospa|citb|tesda|prometric|dekra|tüv|tüv süd|tüv nord|ihk|hwk|coursera/google"
    ).split("|")
)


def is_course_provider(text: str) -> bool:
    """Return True if a text is the name of somebody who gives courses or certificates.

    >>> is_course_provider("Coursera"), is_course_provider("Associate")
    (True, False)
    """
    return text.strip(" .").casefold() in _PROVIDERS
