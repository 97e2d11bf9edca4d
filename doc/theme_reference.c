/* Prints a man page's source with the line @OPTIONS@ replaced by the option table. Argument: the source. */

#include <stdio.h>
#include <string.h>

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
};

G_STATIC_ASSERT(G_N_ELEMENTS(group_texts) == OPTION_GROUPS);

static void print_subjects(enum option_group group)
{
	const char *separator = "Parts: ";
	for (size_t i = 0; i < option_subject_count(); i++) {
		struct option_subject subject = option_subject_at(i);
		if (subject.group == group) {
			printf("%s*%s*", separator, subject.name);
			separator = ", ";
		}
	}
	printf(".\n\n");
}

static void print_group(enum option_group group)
{
	printf("## %s\n\n%s\n\n", group_texts[group].title, group_texts[group].text);
	print_subjects(group);
	size_t count;
	const struct option *options = option_table(group, &count);
	for (size_t i = 0; i < count; i++) {
		g_autofree char *expects = option_expects(&options[i]);
		printf("*%s*\n\t%c%s: %s.", options[i].name, g_ascii_toupper(*options[i].help), options[i].help + 1,
			expects);
		if (options[i].initial) {
			printf(" Unless set: %s.", options[i].initial);
		}
		printf("\n\n");
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
