#pragma once

/** What a PDF can claim to conform to: a set of these. */
enum pdf_standard {
	PDF_UA1 = 1 << 0, // PDF/UA-1 (ISO 14289-1): accessible
	PDF_A2A = 1 << 1, // PDF/A-2a (ISO 19005-2): to be archived, with its structure
	PDF_A2U = 1 << 2, // PDF/A-2u: to be archived, its text searchable
	PDF_A3A = 1 << 3, // PDF/A-3a (ISO 19005-3): as 2a, and may have files attached
};

enum { PDF_STANDARD_NONE = 0, PDF_STANDARD_DEFAULT = PDF_UA1 | PDF_A2A };
