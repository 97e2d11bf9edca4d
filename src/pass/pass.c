#include "pass/pass.h"

#include <string.h>

#include "pass/captions.h"
#include "pass/headings.h"
#include "pass/images.h"
#include "pass/language.h"
#include "pass/links.h"
#include "pass/notes.h"
#include "pass/number.h"
#include "pass/soft_breaks.h"

struct pass_row {
	const char *name;
	void (*run)(struct doc *doc, const struct pass_options *options, struct diag *diag);
};

static const struct pass_row passes[] = {
	[PASS_PARSE] = { "parse", headings_choose_title },
	[PASS_LANGUAGE] = { "language", language_resolve },
	[PASS_CAPTIONS] = { "captions", captions_resolve },
	[PASS_HEADINGS] = { "headings", headings_resolve },
	[PASS_SOFT_BREAKS] = { "soft-breaks", soft_breaks_resolve },
	[PASS_NOTES] = { "notes", notes_resolve },
	[PASS_IMAGES] = { "images", images_resolve },
	[PASS_LINKS] = { "links", links_resolve },
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
