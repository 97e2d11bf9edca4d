#include "cli/options.h"

#include <string.h>

#include "base/prose.h"

#include "batch/convert.h"
#include "batch/reading.h"
#include "style/theme.h"

enum { MEASURE_MAX = 10000 }; // em

static const char *const command_names[] = {
	[COMMAND_CONVERT] = "convert",
	[COMMAND_BOOK] = "book",
	[COMMAND_INIT] = "init",
	[COMMAND_DUMP] = "dump",
	[COMMAND_FONTS] = "fonts",
	[COMMAND_THEMES] = "themes",
};

G_STATIC_ASSERT(G_N_ELEMENTS(command_names) == COMMAND_COUNT);

static const char *const stage_names[] = {
	[DUMP_DOC] = "doc",
	[DUMP_TEXT] = "text", // also doc with --text
	[DUMP_PAGES] = "pages",
	[DUMP_BREAKS] = "breaks",
	[DUMP_ADVANCES] = "advances",
	[DUMP_LINES] = "lines",
	[DUMP_STAGES] = NULL,
};

// What GOption writes into: it knows gboolean and char *, no more.
struct flags {
	gboolean help, version, quiet, verbose, strict, timings;
	gboolean strict_commonmark, lenient_lists, ruby, offline, attach_source, embed_fonts;
	gboolean text, markdown, hanging, debug_boxes, show;
	double measure, indent;
	char **to;
};

static const char convert_summary[] =
	"Turns Markdown into EPUB and PDF, for people who write in Chinese.\n"
	"\n"
	"  bifolio post.md                           post.epub and post.pdf beside it\n"
	"  bifolio post.md -o post.pdf -o post.epub  one reading, several outputs (.epub .pdf .html .png)\n"
	"  bifolio content/ -O out/ --to epub,pdf    every post of a folder to its own outputs\n"
	"  bifolio book content/ -o blog.epub        all posts of a folder as one book\n"
	"  bifolio - -o post.pdf < post.md           standard input\n"
	"\n"
	"Commands: convert (may be left out), book, init, dump, fonts, themes; `bifolio COMMAND --help` says more.\n"
	"An input with the name of a command is written ./dump.";

static const char convert_description[] =
	"Exit status: 0 done, also with warnings; 1 an input or an output failed; 2 wrong usage;\n"
	"3 only warnings, under --strict (the outputs are kept); 130 interrupted.\n"
	"The manual page bifolio(1) explains every message code.";

static const char book_summary[] =
	"Makes one book of a Hugo site, a section of it, a folder of Markdown, an mdBook or a book.yaml.\n"
	"\n"
	"  bifolio book site/ -o blog.epub -o blog.pdf    both from one reading\n"
	"  bifolio book notes/ -o notes.epub --sort title --parts none\n"
	"  bifolio book site/ -o go.epub --include tag=go --include from=2024-01-01\n"
	"  bifolio book site/ --dry-run                   order, sizes, and what is left out";

static const char init_summary[] = "Writes a book.yaml that lists the pages of a source, to be edited.\n"
				   "\n"
				   "  bifolio init content/                          content/book.yaml\n"
				   "  bifolio init content/ -o -                     to standard output";

static const char dump_summary[] =
	"Shows what a stage made of a document.\n"
	"\n"
	"  bifolio dump --stage=doc post.md                the document's tree\n"
	"  bifolio dump --stage=doc --after=parse post.md  before any pass\n"
	"  bifolio dump --stage=doc --text post.md         its reading text\n"
	"  bifolio dump --stage=pages post.md              what stands where on each page\n"
	"  bifolio dump --stage=breaks text.txt            where lines may end: one paragraph a line\n"
	"  bifolio dump --stage=lines --measure=20 text.txt";

static const char fonts_summary[] = "Shows which fonts are used for each role and language, and why.";
static const char themes_summary[] =
	"Lists the built-in themes, shows a theme whole, or writes one to be edited.\n"
	"\n"
	"  bifolio themes                             the built-in themes\n"
	"  bifolio themes --show book                 every option of a theme, and what set it\n"
	"  bifolio themes --show                      the theme that counts in this folder\n"
	"  bifolio themes --new mine.yaml             every option, to be changed";

struct table {
	GOptionEntry *entries;
	size_t count;
};

// Options that say how a document looks.
static void append_looks(GArray *entries, struct options *options)
{
	const GOptionEntry table[] = {
		{ "theme", 0, 0, G_OPTION_ARG_STRING, &options->theme, "A built-in theme, or a theme file",
			"NAME|FILE" },
		{ "config", 0, 0, G_OPTION_ARG_FILENAME, &options->config,
			"A configuration file instead of your own and every bifolio.yaml", "FILE" },
		{ "set", 'S', 0, G_OPTION_ARG_STRING_ARRAY, &options->set,
			"Set an option of the theme, as in body.leading=1.6; may be repeated", "OPTION=VALUE" },
	};
	g_array_append_vals(entries, table, G_N_ELEMENTS(table));
}

static void append_themes(GArray *entries, struct options *options, struct flags *flags)
{
	const GOptionEntry table[] = {
		{ "show", 0, 0, G_OPTION_ARG_NONE, &flags->show,
			"Show every option of a theme, or of the one that counts here, and what set it", NULL },
		{ "new", 0, 0, G_OPTION_ARG_FILENAME, &options->new_theme,
			"Write a theme to be edited: every option, as a comment", "FILE" },
	};
	g_array_append_vals(entries, table, G_N_ELEMENTS(table));
}

// Options that read a document: convert and dump share them.
static void append_reading(GArray *entries, struct options *options, struct flags *flags)
{
	const GOptionEntry table[] = {
		{ "lang", 0, 0, G_OPTION_ARG_STRING, &options->lang,
			"The language, instead of what the front matter or the text says", "TAG" },
		{ "root", 0, 0, G_OPTION_ARG_FILENAME, &options->root,
			"The folder that files may be read from, instead of the one found", "FOLDER" },
		{ "from-encoding", 0, 0, G_OPTION_ARG_STRING, &options->encoding,
			"The encoding of the input: gb18030, big5, shift_jis ...", "NAME" },
		{ "strict-commonmark", 0, 0, G_OPTION_ARG_NONE, &flags->strict_commonmark,
			"Read plain GFM: no help for Chinese emphasis, line ends and links", NULL },
		{ "lenient-lists", 0, 0, G_OPTION_ARG_NONE, &flags->lenient_lists,
			"Keep a list with the numbered item above it though it lacks indent", NULL },
		{ "extensions", 0, 0, G_OPTION_ARG_STRING, &options->extensions,
			"Turn extensions of Markdown on, or off with a -: math, typographer, all ...", "[-]NAME,..." },
		{ "ruby", 0, 0, G_OPTION_ARG_NONE, &flags->ruby, "Read {漢字|かんじ} as ruby", NULL },
		{ "fetch-images", 0, 0, G_OPTION_ARG_STRING, &options->fetch_images,
			"Fetch images from these hosts, or those of bifolio.yaml", "HOST,..." },
		{ "offline", 0, 0, G_OPTION_ARG_NONE, &flags->offline, "Take images on the network from the cache only",
			NULL },
		{ "cache-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->cache_folder, "Where fetched images are kept",
			"FOLDER" },
	};
	g_array_append_vals(entries, table, G_N_ELEMENTS(table));
}

static void append_general(GArray *entries, struct flags *flags)
{
	const GOptionEntry table[] = {
		{ "quiet", 'q', 0, G_OPTION_ARG_NONE, &flags->quiet, "Print errors only", NULL },
		{ "verbose", 'v', 0, G_OPTION_ARG_NONE, &flags->verbose, "Name every file that is written", NULL },
		{ "strict", 0, 0, G_OPTION_ARG_NONE, &flags->strict, "Exit with 3 when there were warnings", NULL },
		{ "help", 'h', 0, G_OPTION_ARG_NONE, &flags->help, "Show this help", NULL },
		{ "version", 'V', 0, G_OPTION_ARG_NONE, &flags->version, "Show the version", NULL },
	};
	g_array_append_vals(entries, table, G_N_ELEMENTS(table));
}

static void append_outputs(GArray *entries, struct options *options)
{
	const GOptionEntry table[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->outputs,
			"Write this file; the suffix says what it is; may be repeated", "FILE" },
	};
	g_array_append_vals(entries, table, G_N_ELEMENTS(table));
}

static void append_convert(GArray *entries, struct options *options, struct flags *flags)
{
	const GOptionEntry table[] = {
		{ "output-folder", 'O', 0, G_OPTION_ARG_FILENAME, &options->folder,
			"Write every output below this folder", "FOLDER" },
		{ "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &flags->to,
			"Formats: epub, pdf, html, png (default: epub,pdf)", "FORMAT,..." },
	};
	g_array_append_vals(entries, table, G_N_ELEMENTS(table));
}

// How outputs are written, of a post or a book.
static void append_writing(GArray *entries, struct options *options, struct flags *flags)
{
	const GOptionEntry table[] = {
		{ "timings", 0, 0, G_OPTION_ARG_NONE, &flags->timings, "Print how long each step took", NULL },
		{ "pdf-standard", 0, 0, G_OPTION_ARG_STRING, &options->pdf_standard,
			"What a PDF claims to conform to: ua1, a2a, a2u, a3a, none (default: ua1,a2a)", "NAME,..." },
		{ "embed-fonts", 0, 0, G_OPTION_ARG_NONE, &flags->embed_fonts,
			"Put the fonts of the theme, cut down to the text, into the EPUB", NULL },
		{ "attach-source", 0, 0, G_OPTION_ARG_NONE, &flags->attach_source,
			"Attach the Markdown to the PDF; needs a3a among --pdf-standard", NULL },
	};
	g_array_append_vals(entries, table, G_N_ELEMENTS(table));
}

// What shows how pages were set, in them or in their dump.
static void append_debug(GArray *entries, struct flags *flags)
{
	const GOptionEntry table[] = {
		{ "debug-boxes", 0, 0, G_OPTION_ARG_NONE, &flags->debug_boxes,
			"Show on pages how they were set: strips, lines, boxes, breaks (pdf, png)", NULL },
	};
	g_array_append_vals(entries, table, G_N_ELEMENTS(table));
}

static void append_dump(GArray *entries, struct options *options, struct flags *flags)
{
	const GOptionEntry table[] = {
		{ "stage", 0, 0, G_OPTION_ARG_STRING, &options->stage,
			"What to show: doc, pages, breaks, advances or lines", "STAGE" },
		{ "after", 0, 0, G_OPTION_ARG_STRING, &options->after, "Stop behind this pass (--stage=doc)", "PASS" },
		{ "text", 0, 0, G_OPTION_ARG_NONE, &flags->text, "The reading text instead of the tree (--stage=doc)",
			NULL },
		{ "metrics", 0, 0, G_OPTION_ARG_STRING, &options->metrics, "em: widths from a table, no font is opened",
			"em" },
		{ "markdown", 0, 0, G_OPTION_ARG_NONE, &flags->markdown,
			"The input is Markdown, not one paragraph a line (breaks, advances, lines)", NULL },
		{ "measure", 0, 0, G_OPTION_ARG_DOUBLE, &flags->measure, "The length of lines, used as given (lines)",
			"EM" },
		{ "indent", 0, 0, G_OPTION_ARG_DOUBLE, &flags->indent, "The indent of first lines (lines)", "EM" },
		{ "punctuation", 0, 0, G_OPTION_ARG_STRING, &options->punctuation,
			"How wide marks are: the theme option line.punctuation", "STYLE" },
		{ "level", 0, 0, G_OPTION_ARG_STRING, &options->break_level,
			"How strictly lines are kept from ending: line.level", "LEVEL" },
		{ "hanging", 0, 0, G_OPTION_ARG_NONE, &flags->hanging, "Marks may hang over the edge: line.hanging",
			NULL },
	};
	g_array_append_vals(entries, table, G_N_ELEMENTS(table));
}

static GOptionContext *create_context(enum command command, struct options *options, struct flags *flags)
{
	static const struct {
		const char *usage;
		const char *summary;
		const char *description;
	} texts[] = {
		[COMMAND_CONVERT] = { "FILE|FOLDER|-...", convert_summary, convert_description },
		[COMMAND_BOOK] = { "FOLDER|SUMMARY.md|book.yaml", book_summary, convert_description },
		[COMMAND_INIT] = { "FOLDER", init_summary, NULL },
		[COMMAND_DUMP] = { "FILE", dump_summary, NULL },
		[COMMAND_FONTS] = { NULL, fonts_summary, NULL },
		[COMMAND_THEMES] = { "[NAME|FILE]", themes_summary, NULL },
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(texts) == COMMAND_COUNT);
	g_autoptr(GArray) entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
	if (command == COMMAND_CONVERT) {
		append_outputs(entries, options);
		append_convert(entries, options, flags);
		append_writing(entries, options, flags);
		append_debug(entries, flags);
	}
	if (command == COMMAND_DUMP) {
		append_dump(entries, options, flags);
		append_debug(entries, flags);
	}
	if (command == COMMAND_BOOK || command == COMMAND_INIT) {
		append_outputs(entries, options);
		book_options_append(entries, &options->book);
	}
	if (command == COMMAND_BOOK) {
		append_writing(entries, options, flags);
		append_debug(entries, flags);
	}
	if (command == COMMAND_THEMES) {
		append_themes(entries, options, flags);
	}
	if (command != COMMAND_FONTS) {
		append_looks(entries, options);
	}
	if (command != COMMAND_FONTS && command != COMMAND_THEMES) {
		append_reading(entries, options, flags);
	}
	append_general(entries, flags);
	GOptionContext *context = g_option_context_new(texts[command].usage);
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_set_summary(context, texts[command].summary);
	g_option_context_set_description(context, texts[command].description);
	g_option_context_add_main_entries(context, (GOptionEntry *)entries->data, NULL);
	return context;
}

char *options_help(enum command command)
{
	struct options options = { 0 };
	struct flags flags = { 0 };
	GOptionContext *context = create_context(command, &options, &flags);
	// GOption's usage line begins with the program's name, which is global, and has no other way to name a command.
	g_autofree char *program = g_strdup(g_get_prgname());
	g_autofree char *name = command == COMMAND_CONVERT ? g_strdup("bifolio")
							   : g_strdup_printf("bifolio %s", command_names[command]);
	g_set_prgname(name);
	char *help = g_option_context_get_help(context, TRUE, NULL);
	g_set_prgname(program);
	g_option_context_free(context);
	return help;
}

// "epub,pdf" and repeated flags alike.
static bool read_formats(struct options *options, char **to, char **error)
{
	for (size_t i = 0; to && to[i]; i++) {
		if (to[i][0] == '\0') {
			*error = g_strdup("--to names no format: use epub, pdf, html or png");
			return false;
		}
		g_auto(GStrv) names = g_strsplit(to[i], ",", -1);
		for (size_t j = 0; names[j]; j++) {
			enum format format;
			if (!format_find(g_strstrip(names[j]), &format)) {
				g_autofree char *choice = format_choice("");
				*error = g_strdup_printf("--to '%s' is no format: use %s", names[j], choice);
				return false;
			}
			options->request.formats[format] = true;
		}
	}
	return true;
}

// A list of hosts; NULL for an empty one. False when one of them is none.
static bool read_hosts(struct options *options, char **error)
{
	const char *text = options->fetch_images;
	options->fetch_hosts = text && *text ? g_strsplit(text, ",", -1) : NULL;
	for (size_t i = 0; options->fetch_hosts && options->fetch_hosts[i]; i++) {
		if (!remote_is_host(g_strstrip(options->fetch_hosts[i]))) {
			*error = g_strdup_printf(
				"--fetch-images: '%s' is no host: write example.org, *.example.org or *",
				options->fetch_hosts[i]);
			return false;
		}
	}
	options->settings.fetch_hosts = (const char *const *)options->fetch_hosts;
	return true;
}

static bool check_standard(const struct options *options, const struct flags *flags, char **error)
{
	if (!convert_knows_standard(options->pdf_standard)) {
		*error = g_strdup_printf(
			"--pdf-standard '%s' is no set of standards: use ua1 and one of a2a, a2u, a3a, or none",
			options->pdf_standard);
		return false;
	}
	if (flags->attach_source && !convert_may_attach(options->pdf_standard)) {
		*error = g_strdup(
			"--attach-source needs --pdf-standard=ua1,a3a or a3a: of these standards, only PDF/A-3 "
			"lets a PDF carry its source");
		return false;
	}
	return true;
}

static bool read_convert(struct options *options, const struct flags *flags, char **error)
{
	return check_standard(options, flags, error) && read_formats(options, flags->to, error);
}

static bool read_book_outputs(struct options *options, char **error)
{
	options->book_outputs = g_array_new(FALSE, TRUE, sizeof(struct job_output));
	for (size_t i = 0; options->outputs && options->outputs[i]; i++) {
		struct job_output output = { .path = options->outputs[i] };
		if (!format_of_path(output.path, &output.format)) {
			g_autofree char *choice = format_choice(".");
			*error = g_strdup_printf("the suffix of '%s' names no format: use %s", output.path, choice);
			return false;
		}
		g_array_append_val(options->book_outputs, output);
	}
	return true;
}

static bool read_book(struct options *options, const struct flags *flags, char **error)
{
	*error = book_options_read(&options->book);
	if (*error || !check_standard(options, flags, error) || !read_book_outputs(options, error)) {
		return false;
	}
	if (!options->inputs || options->inputs[1]) {
		*error = g_strdup("book takes one source: a folder, a SUMMARY.md or a book.yaml");
		return false;
	}
	options->book_job = (struct book_job){
		.source = options->inputs[0],
		.flags = &options->book.manifest,
		.outputs = (const struct job_output *)options->book_outputs->data,
		.output_count = options->book_outputs->len,
		.settings = &options->settings,
	};
	const char *wrong = book_job_usage_error(&options->book_job, options->book.dry_run, options->book.arena);
	*error = g_strdup(wrong);
	return !wrong;
}

static bool read_init(struct options *options, char **error)
{
	*error = book_options_read(&options->book);
	if (!*error && (!options->inputs || options->inputs[1])) {
		*error = g_strdup("init takes one source: a folder or a SUMMARY.md");
	}
	if (!*error && options->outputs && options->outputs[1]) {
		*error = g_strdup("init writes one file");
	}
	return !*error;
}

static bool find_stage(const char *name, enum dump_stage *out)
{
	for (size_t i = 0; i < DUMP_STAGES; i++) {
		if (strcmp(name, stage_names[i]) == 0) {
			*out = (enum dump_stage)i;
			return true;
		}
	}
	return false;
}

// What is wrong with the flags of dump; NULL when nothing is. The caller frees it.
static char *dump_error(const struct options *options, const struct flags *flags)
{
	if (options->metrics && strcmp(options->metrics, "em") != 0) {
		return g_strdup_printf("--metrics takes 'em', not '%s'", options->metrics);
	}
	if (options->after && !inspect_knows_pass(options->after)) {
		g_autofree char *names = inspect_pass_names();
		return g_strdup_printf("--after '%s' is no pass: use %s", options->after, names);
	}
	if (!options->inputs || g_strv_length(options->inputs) != 1) {
		return g_strdup("dump takes one input");
	}
	if (options->dump.stage == DUMP_LINES && !(flags->measure > 0 && flags->measure <= MEASURE_MAX)) {
		return g_strdup_printf("--stage=lines needs --measure, a number of em up to %d", MEASURE_MAX);
	}
	if (!(flags->indent >= 0 && flags->indent <= MEASURE_MAX)) {
		return g_strdup_printf("--indent is a number of em up to %d", MEASURE_MAX);
	}
	return NULL;
}

static bool read_dump(struct options *options, const struct flags *flags, char **error)
{
	struct dump_request *dump = &options->dump;
	const char *stage = options->stage ? options->stage : "doc";
	if (!find_stage(stage, &dump->stage)) {
		g_autofree char *choice = prose_choice(stage_names);
		*error = g_strdup_printf("--stage '%s' is no stage: use %s", stage, choice);
		return false;
	}
	*error = dump_error(options, flags);
	if (*error) {
		return false;
	}
	if (flags->text && dump->stage == DUMP_DOC) {
		dump->stage = DUMP_TEXT;
	}
	dump->after = options->after;
	dump->em_metrics = options->metrics != NULL;
	dump->markdown = flags->markdown;
	dump->measure = flags->measure;
	dump->indent = flags->indent;
	dump->input = options->inputs[0];
	return true;
}

static const char *new_theme_error(const char *path, bool alone)
{
	if (!alone) {
		return "--new goes with no other option and no name";
	}
	bool good = strcmp(path, "-") == 0 || theme_names_file(path);
	return good ? NULL : "--new: the name of a theme file ends in .yaml";
}

// What is wrong with the flags of themes; NULL when nothing is.
static const char *themes_error(const struct options *options, bool show)
{
	bool configured = options->theme || options->config;
	bool bare = !configured && !options->inputs && !options->set;
	if (options->new_theme) {
		return new_theme_error(options->new_theme, bare && !show);
	}
	if (!show) {
		return bare ? NULL : "themes takes no input and no theme without --show";
	}
	if (options->inputs && options->inputs[1]) {
		return "themes shows one theme";
	}
	bool twice = options->inputs && configured;
	return twice ? "a theme that is named is shown alone: leave out --theme and --config" : NULL;
}

static bool read_themes(struct options *options, const struct flags *flags, char **error)
{
	*error = g_strdup(themes_error(options, flags->show));
	options->show_theme = flags->show;
	return !*error;
}

// Theme options, and flags that stand for some.
static void fill_overrides(struct options *options, const struct flags *flags)
{
	options->overrides = g_ptr_array_new_with_free_func(g_free);
	for (size_t i = 0; options->set && options->set[i]; i++) {
		g_ptr_array_add(options->overrides, g_strdup(options->set[i]));
	}
	if (options->punctuation) {
		g_ptr_array_add(options->overrides, g_strdup_printf("line.punctuation=%s", options->punctuation));
	}
	if (options->break_level) {
		g_ptr_array_add(options->overrides, g_strdup_printf("line.level=%s", options->break_level));
	}
	if (flags->hanging) {
		g_ptr_array_add(options->overrides, g_strdup("line.hanging=true"));
	}
	g_ptr_array_add(options->overrides, NULL);
}

static void fill(struct options *options, struct world *world, const struct flags *flags)
{
	fill_overrides(options, flags);
	options->help = flags->help;
	options->version = flags->version;
	options->strict = flags->strict;
	options->level = flags->quiet ? REPORT_ERRORS : flags->verbose ? REPORT_VERBOSE : REPORT_ALL;
	options->settings = (struct settings){
		.world = world,
		.theme = options->theme,
		.lang = options->lang,
		.root = options->root,
		.config = options->config,
		.encoding = options->encoding,
		.pdf_standard = options->pdf_standard,
		.overrides = (const char *const *)options->overrides->pdata,
		.debug_boxes = flags->debug_boxes,
		.attach_source = flags->attach_source,
		.embed_fonts = flags->embed_fonts,
		.strict_commonmark = flags->strict_commonmark,
		.lenient_lists = flags->lenient_lists,
		.extensions = options->extensions,
		.ruby = flags->ruby,
	};
	options->timings = flags->timings;
	options->offline = flags->offline;
	options->request.inputs = (const char *const *)options->inputs;
	options->request.outputs = (const char *const *)options->outputs;
	options->request.folder = options->folder;
	options->request.settings = &options->settings;
	options->dump.settings = &options->settings;
}

static bool read_command(struct options *options, const struct flags *flags, char **error)
{
	if (options->help || options->version) {
		return true;
	}
	*error = options->extensions ? reading_extensions_error(options->extensions) : NULL;
	if (*error) {
		return false;
	}
	switch (options->command) {
	case COMMAND_CONVERT:
		return read_convert(options, flags, error);
	case COMMAND_BOOK:
		return read_book(options, flags, error);
	case COMMAND_INIT:
		return read_init(options, error);
	case COMMAND_DUMP:
		return read_dump(options, flags, error);
	case COMMAND_FONTS:
		*error = options->inputs ? g_strdup("fonts takes no input") : NULL;
		return !*error;
	case COMMAND_THEMES:
		return read_themes(options, flags, error);
	case COMMAND_COUNT:
		break;
	}
	return false;
}

static enum command command_of(const char *word, bool *found)
{
	for (size_t i = 0; word && i < COMMAND_COUNT; i++) {
		if (strcmp(word, command_names[i]) == 0) {
			*found = true;
			return (enum command)i;
		}
	}
	return COMMAND_CONVERT;
}

bool options_parse(struct options *out, struct world *world, int argc, char **argv, char **error)
{
	*out = (struct options){ 0 };
	book_options_init(&out->book);
	struct flags flags = { 0 };
	bool named = false;
	out->command = command_of(argc > 1 ? argv[1] : NULL, &named);
	g_auto(GStrv) words = g_strdupv(argv + (named ? 2 : 1));
	// GOption takes the first word for the program's name.
	g_autoptr(GPtrArray) line = g_ptr_array_new();
	g_ptr_array_add(line, g_strdup(argc > 0 ? argv[0] : "bifolio"));
	for (size_t i = 0; words[i]; i++) {
		// GOption would take the next word for the list of hosts.
		bool bare = strcmp(words[i], "--fetch-images") == 0;
		g_ptr_array_add(line, g_strdup(bare ? "--fetch-images=" : words[i]));
	}
	g_ptr_array_add(line, NULL);
	char **arguments = (char **)g_ptr_array_free(g_steal_pointer(&line), FALSE);
	GOptionContext *context = create_context(out->command, out, &flags);
	g_autoptr(GError) failure = NULL;
	bool good = g_option_context_parse_strv(context, &arguments, &failure);
	g_option_context_free(context);
	if (good) {
		bool separator = arguments[0] && arguments[1] && strcmp(arguments[1], "--") == 0;
		char **rest = arguments[0] ? arguments + 1 + separator : arguments;
		out->inputs = rest[0] ? g_strdupv(rest) : NULL;
		fill(out, world, &flags);
		good = read_hosts(out, error) && read_command(out, &flags, error);
	} else {
		*error = g_strdup(failure->message);
	}
	g_strfreev(arguments);
	g_strfreev(flags.to);
	return good;
}

void options_finish(struct options *options)
{
	g_strfreev(options->inputs);
	g_strfreev(options->outputs);
	g_free(options->folder);
	g_free(options->theme);
	g_free(options->new_theme);
	g_strfreev(options->set);
	g_free(options->lang);
	g_free(options->root);
	g_free(options->config);
	g_free(options->encoding);
	g_free(options->extensions);
	g_free(options->pdf_standard);
	g_free(options->fetch_images);
	g_free(options->cache_folder);
	g_strfreev(options->fetch_hosts);
	g_free(options->stage);
	g_free(options->after);
	g_free(options->metrics);
	g_free(options->punctuation);
	g_free(options->break_level);
	g_clear_pointer(&options->overrides, g_ptr_array_unref);
	g_clear_pointer(&options->book_outputs, g_array_unref);
	book_options_finish(&options->book);
}
