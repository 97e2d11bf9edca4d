#pragma once

#include <stdbool.h>

/** What a PDF can claim to conform to: a set of these. */
enum pdf_standard {
	STANDARD_UA1 = 1 << 0, // PDF/UA-1 (ISO 14289-1): accessible
	STANDARD_A2A = 1 << 1, // PDF/A-2a (ISO 19005-2): to be archived, with its structure
	STANDARD_A2U = 1 << 2, // PDF/A-2u: to be archived, its text searchable
	STANDARD_A3A = 1 << 3, // PDF/A-3a (ISO 19005-3): as 2a, and may have files attached
	STANDARD_DEFAULT = STANDARD_UA1 | STANDARD_A2A,
};

/**
 * Reads "ua1,a2a" and the like, or "none"; NULL gives the default. False for an unknown word and for two kinds of
 * PDF/A, since a file has one.
 */
bool standard_parse(unsigned *out, const char *text);

/** Whether a file that conforms to a set of them may have its source attached: PDF/A-3 says what that is to it. */
bool standard_takes_source(unsigned standards);
