#include "source/frontmatter.h"
#include "source/list.h"
#include "source/markdown.h"
#include "source/source.h"

// Where Hugo looks for an image that is not in the page's own folder: content, assets, static; then the site's folder
// itself, as other programs have it.
static struct image_places places_of(const struct site *site, struct arena *arena)
{
	size_t count = site->mount_count + site->asset_dirs.count + site->static_dirs.count + 1;
	const char **folders = arena_new_array(arena, const char *, count);
	size_t filled = 0;
	for (size_t i = 0; i < site->mount_count; i++) {
		folders[filled++] = site->mounts[i].dir;
	}
	for (size_t i = 0; i < site->asset_dirs.count; i++) {
		folders[filled++] = site->asset_dirs.items[i];
	}
	for (size_t i = 0; i < site->static_dirs.count; i++) {
		folders[filled++] = site->static_dirs.items[i];
	}
	folders[filled++] = "";
	return (struct image_places){ .folders = folders, .count = filled, .base_url = site->texts.base_url };
}

static const struct dialect *find_dialect(const struct source_options *options)
{
	if (options->strict_commonmark) {
		return &dialect_none;
	}
	if (options->dialect) {
		return options->dialect;
	}
	return options->site ? &options->site->dialect : &dialect_default;
}

struct doc *doc_from_source(
	const struct source *source, const struct source_options *options, struct arena *arena, struct diag *diag)
{
	struct doc *doc = doc_create(arena, source->path);
	doc->root_path = source->root;
	doc->text = source->text;
	doc->text_length = source->length;
	doc->root->pos = (struct source_pos){ source->file, 1, 1 };
	doc_add_opened(doc, source->path);
	struct frontmatter front;
	frontmatter_read(&front, source, arena, diag);
	doc->meta = front.meta;
	struct markdown markdown = {
		.text = source->text + front.body_offset,
		.length = source->length - front.body_offset,
		.file = source->file,
		.first_line = front.body_line,
		.strict = options->strict_commonmark,
		.ruby = options->ruby,
		.dialect = find_dialect(options),
	};
	markdown_read(doc, &markdown, diag);
	if (!doc->root->first_child) {
		diag_report(diag, DIAG_EMPTY_DOCUMENT, (struct source_pos){ .file = source->file }, "'%s' has no text",
			source->path);
	}
	list_check_interrupted(doc, options->lenient_lists, diag);
	struct pass_options passes = options->pass;
	passes.strict = passes.strict || options->strict_commonmark;
	if (options->site && passes.places.count == 0) {
		passes.places = places_of(options->site, arena);
	}
	pass_run(doc, &passes, diag);
	return doc;
}
