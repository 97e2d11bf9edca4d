#include "book/manifest.h"

#include <string.h>

#include "base/file.h"
#include "base/yaml.h"
#include "doc/meta_field.h"

const char manifest_name[] = "book.yaml";

const char *const manifest_matter_words[] = {
	"cover",
	"title-page",
	"contents",
	"tag-index",
	"date-index",
	"colophon",
	NULL,
};

static bool take_chapters(struct field_reader *reader, const struct value *node, void *target)
{
	const struct value **chapters = target;
	if (node->kind != VALUE_LIST) {
		diag_report(reader->diag, DIAG_BAD_VALUE, node->pos, "'chapters' must be a list");
		return false;
	}
	*chapters = node;
	return true;
}

static const struct field fields[] = {
	{ { "title" }, field_text, offsetof(struct manifest, title) },
	{ { "lang" }, meta_field_lang, offsetof(struct manifest, lang) },
	{ { "description" }, field_text, offsetof(struct manifest, description) },
	{ { "rights" }, field_text, offsetof(struct manifest, rights) },
	{ { "cover" }, field_text, offsetof(struct manifest, cover) },
	{ { "source" }, field_text, offsetof(struct manifest, source) },
	{ { "sort" }, field_text, offsetof(struct manifest, sort) },
	{ { "parts" }, field_text, offsetof(struct manifest, parts) },
	{ { "author", "authors" }, meta_field_persons, offsetof(struct manifest, authors) },
	{ { "include" }, meta_field_list, offsetof(struct manifest, include) },
	{ { "exclude" }, meta_field_list, offsetof(struct manifest, exclude) },
	{ { "matter" }, meta_field_list, offsetof(struct manifest, matter) },
	{ { "date" }, meta_field_date, offsetof(struct manifest, date) },
	{ { "drafts" }, field_bool, offsetof(struct manifest, drafts) },
	{ { "future" }, field_bool, offsetof(struct manifest, future) },
	{ { "expired" }, field_bool, offsetof(struct manifest, expired) },
	{ { "chapters" }, take_chapters, offsetof(struct manifest, chapters) },
};

static bool is_known(const char *key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		for (size_t j = 0; j < FIELD_KEYS_MAX && fields[i].keys[j]; j++) {
			if (g_ascii_strcasecmp(fields[i].keys[j], key) == 0) {
				return true;
			}
		}
	}
	return false;
}

static void report_unknown(const struct value *map, struct diag *diag)
{
	for (const struct value *node = map->first_child; node; node = node->next) {
		if (!is_known(node->key)) {
			diag_report(diag, DIAG_UNKNOWN_KEY, node->key_pos, "there is no key '%s' in a %s", node->key,
				manifest_name);
		}
	}
}

bool manifest_read(struct manifest *out, const char *path, struct world *world, struct arena *arena, struct diag *diag)
{
	*out = (struct manifest){ .path = arena_strdup(arena, path) };
	struct file_bytes bytes;
	if (!file_read(&bytes, path, (struct source_pos){ 0 }, world, arena, diag)) {
		return false;
	}
	struct value_origin origin = {
		.file = diag_add_file(diag, path, bytes.bytes, bytes.length),
		.first_line = 1,
	};
	size_t errors = diag_count(diag, DIAG_ERROR);
	const struct value *root = yaml_parse(bytes.bytes, bytes.length, origin, DIAG_INVALID_OPTION, arena, diag);
	if (root->kind != VALUE_MAP) {
		diag_report(diag, DIAG_INVALID_OPTION, root->pos, "a %s must be a map", manifest_name);
		return false;
	}
	if (diag_count(diag, DIAG_ERROR) > errors) {
		return false; // a book that lacks what could not be read is not the one that was asked for
	}
	report_unknown(root, diag);
	field_read_table(out, fields, G_N_ELEMENTS(fields), root, NULL, arena, diag);
	return true;
}

void manifest_override(struct manifest *manifest, const struct manifest *flags)
{
	const char **const texts[][2] = {
		{ &manifest->title, (const char **)&flags->title },
		{ &manifest->lang, (const char **)&flags->lang },
		{ &manifest->rights, (const char **)&flags->rights },
		{ &manifest->cover, (const char **)&flags->cover },
		{ &manifest->sort, (const char **)&flags->sort },
		{ &manifest->parts, (const char **)&flags->parts },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		*texts[i][0] = *texts[i][1] ? *texts[i][1] : *texts[i][0];
	}
	manifest->authors = flags->authors.count > 0 ? flags->authors : manifest->authors;
	manifest->include = flags->include.count > 0 ? flags->include : manifest->include;
	manifest->exclude = flags->exclude.count > 0 ? flags->exclude : manifest->exclude;
	manifest->matter = flags->matter.count > 0 ? flags->matter : manifest->matter;
	manifest->now = flags->now;
	manifest->drafts = manifest->drafts || flags->drafts;
	manifest->future = manifest->future || flags->future;
	manifest->expired = manifest->expired || flags->expired;
}
