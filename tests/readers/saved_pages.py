"""Pages as archives and amateurs publish records, invented: what of each is the record, and what is not.

The first four have the markup of sites that historians save pages from; the others are like nothing in particular.
"""

from typing import NamedTuple


class SavedPage(NamedTuple):
    """A page, the text that is the record's, its title and address, and its notes by their markers."""

    source: str
    text: str
    title: str | None
    url: str | None = None
    notes: tuple[str, ...] = ()


OFFICE = SavedPage(
    """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Valdorian Foreign Papers, 1948, The Harbour Question, Volume III -
 Office of the Annalist</title><meta property="og:site_name" content="Office of the Annalist">
<link rel="stylesheet" href="x_files/app.css"><link rel="canonical" href="https://annals.example/papers/v03/d96">
<script>window.dataLayer = window.dataLayer || [];</script></head>
<body><a href="#content-inner" id="skip" class="hsg-skip-link">Skip to main content</a>
<section class="hsg-banner"><div class="usa-banner"><header class="usa-banner__header"><p>An official website of the
 Valdorian government <button>Here is how you know</button></p></header></div></section>
<header class="hsg-header"><div class="container"><div id="branding"><a href="/"><img alt="Office of the Annalist"
 src="x_files/logo.png"></a></div><form class="hsg-site-search" action="/search"><label for="q">Search</label><input
 id="q" name="q"></form></div><nav class="hsg-nav"><ul class="nav navbar-nav"><li><a href="/">Home</a></li><li
 class="dropdown"><a href="/papers">Historical Documents</a><ul class="dropdown-menu"><li><a href="/ebooks">Ebooks</a>
</li></ul></li><li><a href="/people">People</a></li></ul></nav></header>
<main id="content"><div id="content-container"><div class="row"><nav class="hsg-breadcrumb-wrapper"><ol
 class="hsg-breadcrumb__list"><li><a href="/">Home</a></li><li><a href="/papers">Historical Documents</a></li><li>
<a href="/papers/v03">Volume III</a></li><li>Document 96</li></ol></nav></div>
<div class="row"><div class="hsg-width-main"><div id="static-title" class="hide">Valdorian Foreign Papers</div>
<div class="hsg-navigation-title"><h1 class="compilation">Valdorian Foreign Papers, 1948, The Harbour Question,
 Volume III</h1></div>
<div class="hsg-pager"><a href="d95" class="page-left-arrow"><span class="glyphicon">&lt;</span> Previous</a> <a
 href="d97" class="page-right-arrow">Next <span class="glyphicon">&gt;</span></a></div>
<div id="content-inner"><div class="content"><div class="tei-div4" id="d96"><div class="tei-idno">897.6362/2-1948:
 Telegram</div><h4 class="tei-head7">96. The Ambassador in Brisanne (<a class="persName" href="persons#p_PL1"
 title="Lenz, Piet, Ambassador">Lenz</a>) to the Foreign Minister<a href="#fn:1.2" id="fnref:1.2" rel="footnote"
 class="note"><sup>1</sup></a></h4><div class="tei-opener"><p class="tei-dateline"><span class="tei-placeName">Tesk,
</span> <span class="tei-date">February 19, 1948—5 p.m.</span></p></div>
<p class="tei-p">311. The Minister of Marine told me <span class="tei-pb1" id="pg_203"><a href="pg_203">[Page 203]</a>
</span> that the dues would stand.<a href="#fn:1.3" id="fnref:1.3" rel="footnote" class="note"><sup>2</sup></a></p>
<div class="tei-closer"><p class="tei-signed"><span class="tei-persName">Lenz</span></p></div></div>
<div class="footnotes"><ol><li id="fn:1.2" class="footnote" value="1">Repeated to Arvel. <a href="#fnref:1.2"
 class="fn-back">↩</a></li><li id="fn:1.3" class="footnote" value="2">See <a href="d90">document 90</a>. <a
 href="#fnref:1.3" class="fn-back">↩</a></li></ol></div></div></div></div>
<aside class="hsg-aside--section"><div class="hsg-panel"><div class="hsg-panel-heading"><h2
 class="hsg-sidebar-title">Share</h2></div><ul class="hsg-list__share"><li><a href="fb">Facebook</a></li></ul></div>
<div class="hsg-panel"><h2 class="hsg-sidebar-title">Persons</h2><ul><li><a href="p">Lenz, Piet</a></li></ul></div>
</aside></div></div></main>
<footer class="hsg-footer"><div class="container"><h2>Stay connected</h2><p>Office of the Annalist, Ministry of
 Foreign Affairs, Arvel. <a href="mailto:annals@example">Write to us</a></p></div></footer></body></html>""",
    "897.6362/2-1948: Telegram\n\n"
    "96. The Ambassador in Brisanne (Lenz) to the Foreign Minister[1]\n\n"
    "Tesk, February 19, 1948—5 p.m.\n\n"
    "311. The Minister of Marine told me [Page 203] that the dues would stand.[2]\n\n"
    "Lenz\n\n1. Repeated to Arvel.\n2. See document 90.",
    "Valdorian Foreign Papers, 1948, The Harbour Question, Volume III",
    "https://annals.example/papers/v03/d96",
    ("1", "2"),
)

CENTRE = SavedPage(
    """<!DOCTYPE html>
<html lang="en" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8">
<title>Record of a Conversation between Orrin and Lenz | Brisanne Centre Digital Archive</title>
<meta property="og:url" content="https://archive.example/document/conversation-orrin-lenz"></head>
<body class="path-node page-node-type-document"><a href="#main-content" class="visually-hidden focusable">Skip to
 main content</a><div id="sliding-popup" class="eu-cookie-compliance-banner"><p>We use cookies on this site to enhance
 your user experience.</p><button>OK, I agree</button></div>
<div class="dialog-off-canvas-main-canvas"><header role="banner" class="header"><div class="header__logo"><a
 href="/">Digital Archive</a></div><nav role="navigation"><ul class="menu"><li><a href="/topics">Topics</a></li><li><a
 href="/theme">Themes</a></li></ul></nav></header>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div
 class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>
<article class="document document--full" data-history-node-id="210"><header class="document__header"><p
 class="document__date"><time datetime="1946-03-14">March 14, 1946</time></p><h1 class="document__title"><span>Record
 of a Conversation between Orrin and Lenz</span></h1><div class="document__share a2a_kit"><a
 class="a2a_button_facebook" href="f">Facebook</a><a class="a2a_button_x" href="x">X</a><a href="m">Email</a></div>
<p class="document__credit">This document was made possible with support from the Harbour Foundation</p></header>
<div class="document__citation"><h2>Citation</h2><p>"Record of a Conversation between Orrin and Lenz," March 14, 1946,
 Brisanne Centre Digital Archive, ABF, f. 7, op. 2, d. 31, l. 4-9.</p><button class="copy">Copy
 Citation</button></div>
<div class="document__files"><ul role="tablist"><li role="tab">English HTML</li><li role="tab">Russian scan</li></ul>
<a class="btn" href="x.pdf" download>Download PDF</a></div>
<div class="document__body"><p><strong>RECORD OF CONVERSATION</strong><br>between Com. Orrin and the Ambassador Mr.
 Lenz</p><p>14 March 1946</p><p>Orrin asked when the ships would sail. Lenz answered that he had heard nothing of it
 and that he would ask his government that evening.</p><p>Recorded by: Pavlin</p></div>
<section class="related"><h2>Related Documents</h2><div class="cards"><article class="card"><p><time>May 2,
 1946</time></p><h3><a href="r1">Telegram from Lenz to Arvel</a></h3><p>Lenz reports on the ships.</p></article>
<article class="card"><h3><a href="r2">Letter of Pavlin</a></h3><p>Pavlin writes of the fair.</p></article></div>
</section></article></div></div></main>
<footer role="contentinfo" class="footer"><p>Brisanne Centre, 4 Quay Street</p></footer></div></body></html>""",
    "March 14, 1946\n\nRecord of a Conversation between Orrin and Lenz\n\n"
    "This document was made possible with support from the Harbour Foundation\n\n"
    'Citation\n\n"Record of a Conversation between Orrin and Lenz," March 14, 1946, Brisanne Centre Digital Archive, '
    "ABF, f. 7, op. 2, d. 31, l. 4-9.\n\n"
    "RECORD OF CONVERSATION\nbetween Com. Orrin and the Ambassador Mr. Lenz\n\n14 March 1946\n\n"
    "Orrin asked when the ships would sail. Lenz answered that he had heard nothing of it and that he would ask his "
    "government that evening.\n\nRecorded by: Pavlin",
    "Record of a Conversation between Orrin and Lenz",
    "https://archive.example/document/conversation-orrin-lenz",
)

DEPARTMENT = SavedPage(
    """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>61 Lenz to Orrin | Department of Foreign Affairs</title>
<link rel="canonical" href="https://dfa.example/historical-documents/volume-14/61-lenz-to-orrin"></head>
<body class="path-node"><a href="#main" class="skip-link">Skip to main content</a><div class="alert-banner"
 role="alert"><p>Travel warning: the passes are closed. <a href="t">Read more</a></p></div>
<header class="header" role="banner"><a href="/">Department of Foreign Affairs</a><div
 class="search-block-form"><form>
<input type="search"><button>Search</button></form></div></header>
<nav class="navbar"><ul><li><a href="/travel">Travel</a></li><li><a href="/about">About us</a></li></ul></nav>
<div class="main-container"><div class="row"><div class="region region-breadcrumb"><ol class="breadcrumb"><li><a
 href="/">Home</a></li><li><a href="/hd">Historical documents</a></li><li>Volume 14</li></ol></div>
<section class="col-sm-9"><div class="rs_addtools"><a href="listen">Listen</a></div><h1 class="page-header"><span>61
 Lenz to Orrin</span></h1><div class="region region-content"><article role="article" class="node historical-document">
<div class="content"><div class="field field--name-body"><p>Cablegram 61 TESK, 9 February 1948, 8.01 p.m.</p><p>SECRET
 IMMEDIATE</p><p>Your 40.<sup>1</sup> I saw the Minister this morning. He said that the dues would be lifted before
 the fair, if the harbour were open by then.</p><p>2. He asked that nothing be said of it.</p><hr><p>1 Not printed. It
 asked what was known of the dues.</p><p>[VA : A1838, 403/3/1]</p></div><div class="field field--name-topic"><div
 class="field__label">Topic</div><div class="field__items"><a href="/topic/harbours">Harbours</a></div></div></div>
</article></div><nav role="navigation" class="book-navigation"><ul class="book-pager"><li><a href="60">‹ 60 Orrin to
 Lenz</a></li><li><a href="..">Up</a></li><li><a href="62">62 Orrin to Whitcombe ›</a></li></ul></nav>
<div class="last-updated">Last Updated: 11 September 2013</div><div class="feedback-form"><form><p>Was this page
 useful?</p><button>Yes</button></form></div></section>
<aside class="col-sm-3"><h2>Volume 14</h2><ul><li><a href="1">1 Orrin to Lenz</a></li></ul></aside></div></div>
<footer class="footer"><p>We acknowledge the people of the coast. <a href="c">Contact us</a></p></footer>
</body></html>""",
    "61 Lenz to Orrin\n\nCablegram 61 TESK, 9 February 1948, 8.01 p.m.\n\nSECRET IMMEDIATE\n\n"
    "Your 40.1 I saw the Minister this morning. He said that the dues would be lifted before the fair, if the "
    "harbour "
    "were open by then.\n\n2. He asked that nothing be said of it.\n\n1 Not printed. It asked what was known of the "
    "dues.\n\n[VA : A1838, 403/3/1]\n\nTopic\n\nHarbours",
    "61 Lenz to Orrin",
    "https://dfa.example/historical-documents/volume-14/61-lenz-to-orrin",
)

READING_ROOM = SavedPage(
    """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Memorandum of Conversation, Whitcombe and Vauquelin, June 3, 1948 |
 National Papers Room</title><link rel="canonical" href="https://papers.example/document/22214-document-07"></head>
<body><div id="cookie-consent-banner"><p>This website uses cookies.</p><a href="p">Privacy</a></div>
<header><div class="top-bar"><a href="/">National Papers Room</a> 35+ years of asking for papers</div><ul
 class="sf-menu"><li><a href="/news">News</a></li><li><a href="/postings">Postings</a></li><li><a
 href="/donate">Donate</a></li></ul></header>
<div id="main-wrapper"><div class="region region-content"><div class="node node-document"><h2 class="title">Memorandum
 of Conversation, Whitcombe and Vauquelin, June 3, 1948</h2><div class="addtoany"><ul><li><a href="f">Facebook</a>
</li><li><a href="t">Twitter</a></li><li><a href="e">Email</a></li><li><a href="p">Print</a></li></ul></div>
<div class="field-doc-date">Jun 3, 1948</div><div class="field-doc-source">Source: National Record Hall, Group 59,
 Harbour Files, Box 12</div><div class="body"><p>MEMORANDUM OF CONVERSATION</p><p>PARTICIPANTS: Mr. Whitcombe<br>M.
 Vauquelin</p><p>M. Vauquelin called at his own request. He said that his Government could not agree to the proposal
 as it stood, and would say so at the conference.</p><p>Mr. Whitcombe asked what would have to be changed.</p></div>
<div class="see-also"><h3>Related Postings</h3><ul><li><a href="1">The Harbour Question at Seventy</a><br>May 1,
 2018</li><li><a href="2">Vauquelin's Letters</a><br>Apr 9, 2016</li></ul></div></div></div></div>
<div class="newsletter"><form><p>Sign up for our newsletter</p><input type="email"><button>Subscribe</button></form>
</div><footer id="footer"><p>Contents of this website © 2021 National Papers Room.</p></footer></body></html>""",
    "Memorandum of Conversation, Whitcombe and Vauquelin, June 3, 1948\n\nJun 3, 1948\n\n"
    "Source: National Record Hall, Group 59, Harbour Files, Box 12\n\n"
    "MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS: Mr. Whitcombe\nM. Vauquelin\n\n"
    "M. Vauquelin called at his own request. He said that his Government could not agree to the proposal as it "
    "stood, "
    "and would say so at the conference.\n\nMr. Whitcombe asked what would have to be changed.",
    "Memorandum of Conversation, Whitcombe and Vauquelin, June 3, 1948",
    "https://papers.example/document/22214-document-07",
)

TABLES = SavedPage(
    """<html><head><title>Letters of Orrin: No. 12</title></head><body bgcolor="#ffffff"><table width="100%"><tr><td
 colspan="2" align="center"><a href="index.html"><img src="banner.gif" alt="Orrin's Letters"></a></td></tr>
<tr><td width="150" valign="top"><table><tr><td><a href="index.html">Home</a></td></tr><tr><td><a
 href="1931.html">1931</a></td></tr><tr><td><a href="1932.html">1932</a></td></tr><tr><td><a
 href="links.html">Links</a></td></tr></table></td><td valign="top"><h2>No. 12</h2><p>Arvel, 17 May
 1931</p><p>Sir,<p>I
 have the honour to report that the harbour is shut, and that the ships lie outside.<p>I am, Sir,<br>your obedient
 servant<br>Orrin<table border="1"><tr><th>Ship</th><th>Tons</th></tr><tr><td>Gannet</td><td>400</td></tr></table>
</td></tr><tr><td colspan="2" align="center"><font size="1"><a href="index.html">Home</a> | <a
 href="11.html">Previous</a> | <a href="13.html">Next</a> | <a href="mailto:a@b.example">Mail</a></font></td></tr>
</table></body></html>""",
    "No. 12\n\nArvel, 17 May 1931\n\nSir,\n\nI have the honour to report that the harbour is shut, and that the "
    "ships lie "
    "outside.\n\nI am, Sir,\nyour obedient servant\nOrrin\n\nShip\tTons\nGannet\t400",
    "Letters of Orrin: No. 12",
)

FRAMES = SavedPage(
    """<HTML><HEAD><TITLE>Minutes of the Council</TITLE></HEAD>
<FRAMESET COLS="20%,80%"><FRAME SRC="menu.htm"><FRAME SRC="minutes.htm"><NOFRAMES><BODY>
<CENTER><H1>Minutes of the Council</H1></CENTER>
<P>The Council met on 4 June 1948. The Chairman said that the dues would be lifted.
<P>M. Delmas asked whether the fair would be held.
<HR><A HREF="menu.htm">Contents</A></BODY></NOFRAMES></FRAMESET></HTML>""",
    "Minutes of the Council\n\nThe Council met on 4 June 1948. The Chairman said that the dues would be lifted.\n\n"
    "M. Delmas asked whether the fair would be held.\n\nContents",
    "Minutes of the Council",
)

BREAKS = SavedPage(
    """<!doctype html><html><head><title>Telegram 214</title></head><body><div id="wrap"><div class="hdr-x1"><a
 href="/">Home</a> <a href="/a">About</a> <a href="/b">Blog</a></div><div class="css-9f2"><div
 class="css-17b">TELEGRAM 214<br>TOP SECRET<br><br>From: Tesk<br>To: Arvel<br><br>Our source says that the ministry
 has heard of the plan.<br/><br/>He added that Delmas told him so.<br><br>LENZ</div></div><div
 id="disqus_thread"><h3>3
 comments</h3><p>Nice find!</p></div><div class="ftr-x9">© 2019 The Telegram Blog. Powered by Press.</div></div>
</body></html>""",
    "TELEGRAM 214\nTOP SECRET\n\nFrom: Tesk\nTo: Arvel\n\nOur source says that the ministry has heard of the plan."
    "\n\nHe added that Delmas told him so.\n\nLENZ",
    "Telegram 214",
)

NINETIES = SavedPage(
    """<TITLE>The Arvel Note</TITLE>
<BODY BACKGROUND="marble.gif" TEXT=#000000>
<CENTER><FONT SIZE=+3>The Arvel Note</FONT></CENTER><HR WIDTH=50%>
<P ALIGN=LEFT><FONT FACE="Times">The Government of Valdoria presents its compliments to the Government of Brisanne and
has the honour to state the following.
<P><FONT FACE="Times">First, that the dues were lawful. <A HREF="#1">(1)</A>
<P><FONT FACE="Times">Second, that they will be lifted.
<BLOCKQUOTE>Arvel, 3 July 1948</BLOCKQUOTE><HR>
<A NAME="1"></A><P>(1) Treaty of 1902, article 4.
<HR><ADDRESS>Last modified 3 March 1997. <A HREF="index.html">Back to the index</A></ADDRESS>""",
    "The Arvel Note\n\nThe Government of Valdoria presents its compliments to the Government of Brisanne and has the "
    "honour to state the following.\n\nFirst, that the dues were lawful. (1)\n\nSecond, that they will be lifted.\n\n"
    "Arvel, 3 July 1948\n\n(1) Treaty of 1902, article 4.",
    "The Arvel Note",
)

APPLICATION = SavedPage(
    """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Submission to Orrin – Harbour Papers</title>
<meta property="og:title" content="Submission to Orrin"><meta property="og:url" content="https://hp.example/s/9">
</head><body><div id="__next"><div class="Nav_bar__2kd"><span>Menu</span><a href="/">Papers</a><a href="/p">People</a>
<a href="/m">Maps</a></div><div class="Page_grid__11"><div class="Doc_body__8zz"><h1>Submission to
 Orrin</h1><p>Canning
 Street, 5 October 1948</p><p>You asked for a view of the dues. We think that they should be lifted, for the reasons
 given in our last paper.</p><p>2. There are three points against it, of which the second is the stronger.</p></div>
<div class="Side_col__77"><h3>You may also like</h3><div><a href="/s/10">Submission to Lenz</a></div><div><a
 href="/s/11">Minute by Whitcombe</a></div><div><a href="/s/12">Letter to Delmas</a></div></div></div>
<div class="Consent_box__3"><p>We value your privacy. We and our partners use cookies.</p><button>Accept all</button>
</div><div class="Share_row__5"><a href="f">Share on Facebook</a><a href="t">Tweet</a></div></div></body></html>""",
    "Submission to Orrin\n\nCanning Street, 5 October 1948\n\nYou asked for a view of the dues. We think that they "
    "should be lifted, for the reasons given in our last paper.\n\n2. There are three points against it, of which "
    "the "
    "second is the stronger.",
    "Submission to Orrin",
    "https://hp.example/s/9",
)

PAGES = {
    "an edition's volume": OFFICE,
    "a centre's digital archive": CENTRE,
    "a department's documents": DEPARTMENT,
    "a reading room of released papers": READING_ROOM,
    "tables for layout": TABLES,
    "frames": FRAMES,
    "lines with br in divs": BREAKS,
    "html of the nineties": NINETIES,
    "an application without a main element": APPLICATION,
}
