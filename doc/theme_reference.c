/* Prints a man page's source with the line @OPTIONS@ replaced by the option table. Argument: the source. */

#include <stdio.h>
#include <string.h>

#include "style/alias.h"
#include "style/option.h"

static const struct {
	const char *title;
	const char *text;
} group_texts[] = {
	[OPTION_GROUP_PAGE] = { "The page", "The PDF's sheet." },
	[OPTION_GROUP_FAMILIES] = { "The typefaces", "Lists of fonts that are tried before those that Bifolio knows." },
	[OPTION_GROUP_LINE] = { "Lines",
		"How lines are broken and filled. The styles of punctuation: *quanjiao*, each mark is one em wide, and "
		"marks that meet share a space; *kaiming*, so are those that end a sentence, and the others are half "
		"an em; *banjiao*, all are half an em; *hangmobanjiao*, only at the ends of lines; *plain*, none is. "
		"In justified lines they may become narrower. The levels: *basic* keeps closing marks from the start "
		"of a line and opening marks from its end; *gb* also keeps a solidus from both and an ellipsis from "
		"the start; *strict* a dash too." },
	[OPTION_GROUP_BLOCK] = { "Blocks", "What a block of the document is set as." },
	[OPTION_GROUP_TEXT] = { "Text", "What emphasis, code, links and the like change in the text around them." },
	[OPTION_GROUP_OPENING] = { "Openings", "The title block of a chapter, and the pages that open a part or a book." },
	[OPTION_GROUP_PARAGRAPHS] = { "Paragraphs without an indent", "What sets them off from each other." },
	[OPTION_GROUP_MARKER] = { "Markers", "What stands before the items of lists, before tasks and before notes." },
	[OPTION_GROUP_CELL] = { "Table cells", "Their sides are the *padding* of *table*." },
	[OPTION_GROUP_PLACEHOLDER] = { "Placeholders", "What stands in place of a figure's image that is missing." },
	[OPTION_GROUP_CARD] = { "Link cards", "What is in them; the card itself is *link-card*." },
	[OPTION_GROUP_NOTES_RULE] = { "The rule above notes", "At the end of a chapter." },
	[OPTION_GROUP_NOTE_MARKS] = { "Marks of notes", "Their look is that of *note-ref*." },
	[OPTION_GROUP_LEVELS] = { "Levels of the contents", "How entries are told from each other." },
	[OPTION_GROUP_LEADER] = { "Leaders", "The dots between a title and its page number." },
	[OPTION_GROUP_DECORATION] = { "Lines in text", "Those of *underline* and *strike*, and backgrounds of text." },
	[OPTION_GROUP_DOTS] = { "Emphasis dots", "Those of *dots*." },
	[OPTION_GROUP_RUBY] = { "Ruby", "Pronunciation above a word." },
	[OPTION_GROUP_CONTINUATION] = { "Continued code", "Lines of code that are longer than the measure." },
	[OPTION_GROUP_COVER] = { "The cover", "What is made for a book that has no picture for it." },
};

G_STATIC_ASSERT(G_N_ELEMENTS(group_texts) == OPTION_GROUPS);

static bool is_ornament(enum option_group group)
{
	return group >= OPTION_GROUP_ORNAMENTS;
}

// The subjects of a group, or those of them that an option is, or is not, offered.
static void print_subjects(enum option_group group, const struct option *option, bool offered)
{
	const char *separator = "";
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		if (subject.group == group && (!option || option_offered(option, &subject) == offered)) {
			printf("%s*%s*", separator, subject.name);
			separator = ", ";
		}
	}
}

static void print_subject_aliases(enum option_group group)
{
	size_t count;
	const struct subject_alias *aliases = alias_subjects(&count);
	const char *separator = " Other names: ";
	for (size_t i = 0; i < count; i++) {
		struct option_subject subject;
		if (alias_find_subject(&subject, aliases[i].alias) && subject.group == group) {
			printf("%s*%s* (%s)", separator, aliases[i].alias, subject.name);
			separator = ", ";
		}
	}
	printf("%s", *separator == ',' ? "." : "");
}

static void print_aliases(enum option_group group, const struct option *option)
{
	size_t count;
	const struct value_alias *values = alias_values(&count);
	const char *separator = " ";
	for (size_t i = 0; i < count; i++) {
		if (values[i].type == option->type) {
			printf("%s%s is %s", separator, values[i].alias, values[i].name);
			separator = ", ";
		}
	}
	printf("%s", *separator == ',' ? "." : "");
	const struct option_alias *aliases = alias_options(&count);
	for (size_t i = 0; i < count; i++) {
		if (aliases[i].group == group && strcmp(aliases[i].name, option->name) == 0) {
			printf(" Also *%s*.", aliases[i].alias);
		}
	}
}

// How many parts of the group have, or have not got, an option.
static size_t count_subjects(enum option_group group, const struct option *option, bool offered)
{
	size_t count = 0;
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		count += subject.group == group && option_offered(option, &subject) == offered;
	}
	return count;
}

static void print_option(enum option_group group, const struct option *option)
{
	g_autofree char *expects = option_expects(option);
	printf("*%s*\n\t%c%s: %s.", option->name, g_ascii_toupper(*option->help), option->help + 1, expects);
	if (option->initial) {
		printf(" Unless set: %s.", option->initial);
	}
	print_aliases(group, option);
	size_t without = count_subjects(group, option, false);
	if (without > 0) {
		bool few = count_subjects(group, option, true) <= without;
		printf(few ? " Only of " : " Not of ");
		print_subjects(group, option, few);
		printf(".");
	}
	printf("\n\n");
}

static void print_group(enum option_group group)
{
	printf("## %s\n\n%s\n\nPart%s: ", group_texts[group].title, group_texts[group].text,
		is_ornament(group) ? "" : "s");
	print_subjects(group, NULL, true);
	printf(".");
	print_subject_aliases(group);
	printf("\n\n");
	size_t count;
	const struct option *options = option_table(group, &count);
	for (size_t i = 0; i < count; i++) {
		print_option(group, &options[i]);
	}
}

int main(int argc, char **argv)
{
	g_autofree char *source = NULL;
	if (argc != 2 || !g_file_get_contents(argv[1], &source, NULL, NULL)) {
		fprintf(stderr, "usage: theme_reference FILE.scd\n");
		return 2;
	}
	g_auto(GStrv) parts = g_strsplit(source, "@OPTIONS@\n", 2);
	fputs(parts[0], stdout);
	for (int group = 0; group < OPTION_GROUPS; group++) {
		print_group((enum option_group)group);
	}
	if (parts[1]) {
		fputs(parts[1], stdout);
	}
	return 0;
}
