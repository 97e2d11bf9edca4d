#include "doc/pass.h"

#include <string.h>

#include "doc/caption.h"
#include "doc/heading.h"
#include "doc/image.h"
#include "doc/language.h"
#include "doc/link.h"
#include "doc/note.h"
#include "doc/number.h"
#include "doc/soft_break.h"

struct pass_row {
	const char *name;
	void (*run)(struct doc *doc, const struct pass_options *options, struct diag *diag);
};

static const struct pass_row passes[] = {
	[PASS_PARSE] = { "parse", heading_choose_title },
	[PASS_LANGUAGE] = { "language", language_resolve },
	[PASS_CAPTIONS] = { "captions", caption_resolve },
	[PASS_HEADINGS] = { "headings", heading_resolve },
	[PASS_SOFT_BREAKS] = { "soft-breaks", soft_break_resolve },
	[PASS_NOTES] = { "notes", note_resolve },
	[PASS_IMAGES] = { "images", image_resolve },
	[PASS_LINKS] = { "links", link_resolve },
	[PASS_NUMBER] = { "number", number_assign },
};

G_STATIC_ASSERT(G_N_ELEMENTS(passes) == PASS_COUNT);

const char *pass_name(enum pass pass)
{
	return passes[pass].name;
}

bool pass_find(const char *name, enum pass *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(passes); i++) {
		if (strcmp(passes[i].name, name) == 0) {
			*out = (enum pass)i;
			return true;
		}
	}
	return false;
}

void pass_run(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	for (size_t i = 0; i <= options->last && i < PASS_COUNT; i++) {
		passes[i].run(doc, options, diag);
	}
}
