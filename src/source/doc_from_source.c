#include "source/frontmatter.h"
#include "source/list.h"
#include "source/markdown.h"
#include "source/source.h"

struct doc *doc_from_source(
	const struct source *source, const struct source_options *options, struct arena *arena, struct diag *diag)
{
	struct doc *doc = doc_create(arena, source->path);
	doc->root_path = source->root;
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
	};
	markdown_read(doc, &markdown, diag);
	if (!doc->root->first_child) {
		diag_report(diag, DIAG_EMPTY_DOCUMENT, (struct source_pos){ .file = source->file }, "'%s' has no text",
			source->path);
	}
	list_check_interrupted(doc, options->lenient_lists, diag);
	struct pass_options passes = options->pass;
	passes.strict = passes.strict || options->strict_commonmark;
	pass_run(doc, &passes, diag);
	return doc;
}
