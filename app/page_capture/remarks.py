"""What is said of a page with numbers or names in it: stored in English, said in the language of the window."""

from __future__ import annotations

from app.i18n import marked
from catalog.model.told import LED_ON

HIGH = marked("The page is {whole} pixels high; the picture shows the first {shown}.")
STICKS = marked("What stays in place while scrolling is in the picture each {window} pixels.")
NO_ANSWER = marked("the page did not let the browser answer within {seconds} seconds")
NOT_LOADED = marked("The page could not be loaded: {why}.")
UNFINISHED = marked("The page had not finished loading after {seconds} seconds.")
CUT_OFF = marked("{name} is cut off after {count} characters.")
ENDED = marked("The process that showed the page ended ({how}).")
DISTRUSTED = marked("The server's certificate is not trusted ({why}).")
SCHEME = marked("a link that begins with {scheme}:")
ALL = (HIGH, STICKS, NO_ANSWER, NOT_LOADED, UNFINISHED, CUT_OFF, ENDED, DISTRUSTED, SCHEME, LED_ON)
