#pragma once

/**
 * Every message Bifolio can print, in one table: the enum name, the code that the user sees, its severity, and the
 * sentence that the man page prints. Keep alphabetized by code within a severity.
 */
#define DIAG_CODES(X) \
	X(CANNOT_READ, "cannot-read", ERROR, "A file could not be opened or read.") \
	X(CANNOT_WRITE, "cannot-write", ERROR, "An output could not be written; no partial file is left.") \
	X(INPUT_TOO_LARGE, "input-too-large", ERROR, "A file is larger than Bifolio accepts.") \
	X(INVALID_OPTION, "invalid-option", ERROR, "A theme or configuration file is unusable.") \
	X(LIBRARY_FAILED, "library-failed", ERROR, "A library that Bifolio uses reported a failure.") \
	X(NO_CJK_FONT, "no-cjk-font", ERROR, "No font for Chinese is installed.") \
	X(NO_MARKDOWN, "no-markdown", ERROR, "A folder holds no Markdown file.") \
	X(OUTSIDE_ROOT, "outside-root", ERROR, \
		"A theme that bifolio.yaml names, or the folder of a book's pages, lies outside the source root.") \
	X(SAME_OUTPUT, "same-output", ERROR, \
		"Two inputs would become one output, or an output would replace its own input.") \
	X(UNKNOWN_ENCODING, "unknown-encoding", ERROR, "The encoding named by --from-encoding is not known.") \
	X(BAD_CONFIG, "bad-config", WARNING, \
		"A configuration file of a Hugo site cannot be read; what is wrong is left out.") \
	X(BAD_DATE, "bad-date", WARNING, "A date in the front matter has a form that Bifolio does not know.") \
	X(BAD_ENCODING, "bad-encoding", WARNING, "Bytes that are not valid in the encoding became U+FFFD.") \
	X(BAD_FRONT_MATTER, "bad-front-matter", WARNING, "The front matter is not valid YAML, TOML or JSON.") \
	X(BAD_INCLUDE, "bad-include", WARNING, "A file that an mdBook includes could not be taken in.") \
	X(BAD_SHORTCODE, "bad-shortcode", WARNING, "A shortcode is written wrongly; it stays in the text.") \
	X(BAD_VALUE, "bad-value", WARNING, "A value has the wrong type or is out of range; it is ignored.") \
	X(BROKEN_IMAGE, "broken-image", WARNING, "An image could not be decoded; a placeholder takes its place.") \
	X(DEAD_FRAGMENT, "dead-fragment", WARNING, "A link to another chapter names a place that it does not have.") \
	X(DEAD_LINK, "dead-link", WARNING, "A link inside the document or the collection points at nothing.") \
	X(DUPLICATE_KEY, "duplicate-key", WARNING, "A key stands twice in the front matter; the last one counts.") \
	X(EMPTY_DOCUMENT, "empty-document", WARNING, "The document has no text.") \
	X(FETCH_FAILED, "fetch-failed", WARNING, \
		"An image on the network could not be had; a placeholder takes its place.") \
	X(FETCH_REFUSED, "fetch-refused", WARNING, \
		"An image on the network was not fetched: its host is not listed or not public, or it is too large.") \
	X(FONT_NOT_EMBEDDED, "font-not-embedded", WARNING, \
		"A font's licence forbids embedding; its text is drawn as shapes in the PDF.") \
	X(HEADING_SKIP, "heading-skip", WARNING, "A heading level was skipped; the gap was closed.") \
	X(IMAGE_NO_ALT, "image-no-alt", WARNING, "An image has no alternative text.") \
	X(IMAGE_OUTSIDE_ROOT, "image-outside-root", WARNING, \
		"An image lies outside the source root and was not read.") \
	X(LIST_INTERRUPTED, "list-interrupted", WARNING, \
		"A list under a numbered item is not indented enough and ends the numbered list.") \
	X(LOOSE_LINE, "loose-line", WARNING, "A line can only be filled with gaps of more than half an em.") \
	X(MISSING_CHAPTER, "missing-chapter", WARNING, \
		"A list of chapters names a page that is not there, or one that it named before.") \
	X(MISSING_FONT, "missing-font", WARNING, \
		"A font that the theme names is not installed; another one takes its place.") \
	X(MISSING_GLYPH, "missing-glyph", WARNING, "No installed font has a character.") \
	X(MISSING_IMAGE, "missing-image", WARNING, "An image file was not found; a placeholder takes its place.") \
	X(NESTING_TOO_DEEP, "nesting-too-deep", WARNING, \
		"Blocks are nested too deeply; the inner ones were flattened.") \
	X(NOTE_UNDEFINED, "note-undefined", WARNING, "A footnote is referred to but not defined.") \
	X(NOTE_UNUSED, "note-unused", WARNING, "A footnote is defined but nothing refers to it; it is dropped.") \
	X(NUL_BYTE, "nul-byte", WARNING, "A NUL byte in the text became U+FFFD.") \
	X(OVERFULL, "overfull", WARNING, "Something is wider than the page allows.") \
	X(PDF_CLAIM, "pdf-claim", WARNING, "A PDF does not claim to conform to a standard, for the reason given.") \
	X(RAW_HTML, "raw-html", WARNING, \
		"A raw HTML tag was dropped; its text is kept, save that of a script or the like.") \
	X(REMOTE_IMAGE, "remote-image", WARNING, \
		"An image on the network is not fetched; a placeholder takes its place.") \
	X(TAB_INDENT, "tab-indent", WARNING, "A tab indents the front matter; YAML wants spaces.") \
	X(UNCLOSED_CONTAINER, "unclosed-container", WARNING, \
		"A container that a line of colons opens is never closed.") \
	X(UNCLOSED_FRONT_MATTER, "unclosed-front-matter", WARNING, "The front matter is opened and never closed.") \
	X(UNKNOWN_KEY, "unknown-key", WARNING, "A theme or configuration file has a key that Bifolio does not know.") \
	X(UNKNOWN_SHORTCODE, "unknown-shortcode", WARNING, \
		"Nothing says what a shortcode stands for; what it holds is kept. Said once for each name.") \
	X(UNSETTLED_PAGES, "unsettled-pages", WARNING, "Page numbers in the text could not be made right.") \
	X(UNSUPPORTED_IMAGE, "unsupported-image", WARNING, \
		"A file is no PNG, JPEG, GIF, WebP or self-contained SVG; a placeholder takes its place.") \
	X(IMAGE_RESPELLED, "image-respelled", NOTE, \
		"An image file was found by its name in other letters: case, or accents composed otherwise.") \
	X(LINKS, "links", NOTE, "How many links of a book lead where.") \
	X(SKIPPED, "skipped", NOTE, "A file of a folder was left out: a draft, or a section page.") \
	X(UNTITLED_BOOK, "untitled-book", NOTE, "Nothing says what a book is called; it has its folder's name.")

enum diag_code {
#define X(name, text, severity, help) DIAG_##name,
	DIAG_CODES(X)
#undef X
		DIAG_CODE_COUNT
};
