#include "book/book_config.h"

#include "base/file.h"
#include "base/notation.h"
#include "doc/meta_field.h"

// Where the pages are unless the file says so.
static const struct form {
	const char *name;
	enum notation notation;
	const char *source;
} forms[] = {
	{ "book.toml", NOTATION_TOML, "src" },
	{ "book.json", NOTATION_JSON, "." },
};

static const struct field fields[] = {
	{ { "book.title", "title" }, field_text, offsetof(struct manifest, title) },
	{ { "book.authors", "book.author", "authors", "author" }, meta_field_persons,
		offsetof(struct manifest, authors) },
	{ { "book.language", "language" }, meta_field_lang, offsetof(struct manifest, lang) },
	{ { "book.description", "description" }, field_text, offsetof(struct manifest, description) },
	{ { "book.src", "root" }, field_text, offsetof(struct manifest, source) },
};

static void fill(struct manifest *manifest, const struct manifest *said, const char *source)
{
	manifest->title = manifest->title ? manifest->title : said->title;
	manifest->lang = manifest->lang ? manifest->lang : said->lang;
	manifest->description = manifest->description ? manifest->description : said->description;
	manifest->source = said->source ? said->source : source;
	if (manifest->authors.count == 0) {
		manifest->authors = said->authors;
	}
}

static void read_file(struct manifest *out, const char *path, enum notation notation, struct world *world,
	struct arena *arena, struct diag *diag)
{
	struct file_bytes bytes;
	if (!file_read_found(&bytes, path, (struct source_pos){ 0 }, world, arena, diag)) {
		return;
	}
	struct value_origin origin = {
		.file = diag_add_file(diag, path, bytes.bytes, bytes.length),
		.first_line = 1,
	};
	const struct value *root =
		notation_parse(notation, bytes.bytes, bytes.length, origin, DIAG_INVALID_OPTION, arena, diag);
	field_read_table(out, fields, G_N_ELEMENTS(fields), root, NULL, arena, diag);
}

bool book_config_read(
	struct manifest *manifest, const char *folder, struct world *world, struct arena *arena, struct diag *diag)
{
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		g_autofree char *path = g_build_filename(folder, forms[i].name, NULL);
		if (world_kind(world, path) == WORLD_FILE) {
			struct manifest said = { 0 };
			read_file(&said, path, forms[i].notation, world, arena, diag);
			fill(manifest, &said, forms[i].source);
			return true;
		}
	}
	return false;
}
