#include "batch/reading.h"

#include "batch/config.h"
#include "image/image.h"
#include "source/source.h"

bool reading_load(struct reading *out, const char *input, const struct settings *settings, enum pass last,
	struct arena *arena, struct diag *diag)
{
	struct source_options options = {
		.encoding = settings->encoding,
		.root = settings->root,
		.strict_commonmark = settings->strict_commonmark,
		.lenient_lists = settings->lenient_lists,
		.pass = { .last = last, .lang = settings->lang, .strict = settings->strict_commonmark },
	};
	struct source source;
	struct config config;
	if (!source_load(&source, input, &options, arena, diag) ||
		!config_load(&config, input, source.root, settings, arena, diag) ||
		!config_style(&out->style, &config, settings, arena, diag)) {
		return false;
	}
	options.pass.default_lang = config.lang;
	options.ruby = settings->ruby || config.ruby;
	out->pos = (struct source_pos){ .file = source.file };
	out->doc = doc_from_source(&source, &options, arena, diag);
	image_inspect(out->doc, diag);
	return true;
}
