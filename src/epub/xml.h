#pragma once

#include <stdbool.h>

#include "base/out.h"

/**
 * Writing XML that is always well-formed, whatever the text holds. Characters that XML 1.0 or HTML forbids (controls,
 * U+FFFE, U+FFFF) are left out. Input is UTF-8.
 */

/** Writes character data. */
void xml_text(struct out *out, const char *text);

/** Writes ` name="value"`; line ends in the value become spaces. */
void xml_attribute(struct out *out, const char *name, const char *value);

/** Writes the attributes that say an element's language: XHTML wants xml:lang, HTML lang. */
void xml_lang(struct out *out, const char *lang);

/** Writes <name>text</name>. */
void xml_element(struct out *out, const char *name, const char *text);

/** Whether a text holds anything to see: more than white space and characters that are left out. */
bool xml_has_text(const char *text);
