#include "doc/words.h"

#include <glib.h>
#include <string.h>

enum { HANS, HANT, JA, KO, EN, LANGS };

static const char *const table[][LANGS] = {
	[WORD_CONTENTS] = { "目录", "目錄", "目次", "차례", "Contents" },
	[WORD_NOTES] = { "注释", "註釋", "注", "주", "Notes" },
	[WORD_BACK_TO_TEXT] = { "返回正文", "返回正文", "本文に戻る", "본문으로 돌아가기", "Back to the text" },
	[WORD_NOTE] = { "注", "註", "注", "주", "Note" },
	[WORD_TAGS] = { "标签", "標籤", "タグ", "태그", "Tags" },
	[WORD_LIST_SEPARATOR] = { "、", "、", "、", ", ", ", " },
	[WORD_COVER] = { "封面", "封面", "表紙", "표지", "Cover" },
	[WORD_BODY] = { "正文", "正文", "本文", "본문", "Text" },
	[WORD_IMAGE_MISSING] = { "图片缺失", "圖片缺失", "画像が見つかりません", "그림을 찾을 수 없음", "Missing image" },
	[WORD_IMAGE_REMOTE] = { "网络图片", "網路圖片", "ネット上の画像", "네트워크 그림", "Image on the network" },
	[WORD_TASK_OPEN] = { "未完成", "未完成", "未完了", "미완료", "to do" },
	[WORD_TASK_DONE] = { "已完成", "已完成", "完了", "완료", "done" },
	[WORD_UNTITLED] = { "无题", "無題", "無題", "제목 없음", "Untitled" },
	[WORD_TAG_INDEX] = { "标签索引", "標籤索引", "タグ索引", "태그 찾아보기", "Index by tag" },
	[WORD_DATE_INDEX] = { "时间索引", "時間索引", "日付索引", "날짜 찾아보기", "Index by date" },
	[WORD_UNDATED] = { "无日期", "無日期", "日付なし", "날짜 없음", "Undated" },
	[WORD_OTHERS] = { "其他", "其他", "その他", "기타", "Others" },
	[WORD_TITLE_PAGE] = { "书名页", "書名頁", "扉", "속표지", "Title page" },
	[WORD_COLOPHON] = { "关于本书", "關於本書", "奥付", "판권", "About this book" },
	[WORD_BOOK_TITLE] = { "书名", "書名", "書名", "제목", "Title" },
	[WORD_AUTHOR] = { "作者", "作者", "著者", "지은이", "Author" },
	[WORD_DATE] = { "日期", "日期", "日付", "날짜", "Date" },
	[WORD_SOURCE] = { "来源", "來源", "出典", "출처", "Source" },
	[WORD_RIGHTS] = { "版权", "版權", "著作権", "저작권", "Rights" },
	[WORD_EXTENT] = { "篇幅", "篇幅", "分量", "분량", "Extent" },
	[WORD_CHAPTERS] = { "%s 篇", "%s 篇", "%s 篇", "%s편", "%s chapters" },
	[WORD_CHARACTERS] = { "%s 字", "%s 字", "%s 字", "%s자", "%s words" },
	[WORD_MADE_WITH] = { "用 Bifolio 制作", "用 Bifolio 製作", "Bifolio で作成", "Bifolio로 만듦", "Made with Bifolio" },
	[WORD_ON_PAGE] = { "第 %s 页", "第 %s 頁", "%s ページ", "%s쪽", "page %s" },
	[WORD_DETAILS] = { "详情", "詳情", "詳細", "자세히", "Details" },
	[WORD_REMARK] = { "说明", "說明", "補足", "참고", "Note" },
	[WORD_TIP] = { "提示", "提示", "ヒント", "도움말", "Tip" },
	[WORD_IMPORTANT] = { "重要", "重要", "重要", "중요", "Important" },
	[WORD_WARNING] = { "警告", "警告", "警告", "경고", "Warning" },
	[WORD_CAUTION] = { "注意", "注意", "注意", "주의", "Caution" },
	[WORD_INFO] = { "信息", "資訊", "情報", "정보", "Info" },
	[WORD_DANGER] = { "危险", "危險", "危険", "위험", "Danger" },
	[WORD_SUCCESS] = { "成功", "成功", "成功", "성공", "Success" },
	[WORD_FAILURE] = { "失败", "失敗", "失敗", "실패", "Failure" },
	[WORD_QUESTION] = { "问题", "問題", "質問", "질문", "Question" },
	[WORD_QUOTE] = { "引文", "引文", "引用", "인용", "Quote" },
	[WORD_EXAMPLE] = { "示例", "範例", "例", "예시", "Example" },
	[WORD_ABSTRACT] = { "摘要", "摘要", "要約", "요약", "Summary" },
	[WORD_BUG] = { "缺陷", "缺陷", "不具合", "버그", "Bug" },
	[WORD_TODO] = { "待办", "待辦", "やること", "할 일", "To do" },
	[WORD_ACCESS_TEXT] = {
		"文字可朗读，可放大，随屏幕重排；标题分级，有目录。",
		"文字可朗讀，可放大，隨螢幕重排；標題分級，有目錄。",
		"本文は読み上げと拡大ができ、画面に合わせて組み直されます。見出しは階層をなし、目次があります。",
		"본문은 읽어 주기와 확대가 가능하고 화면에 맞게 다시 배열됩니다. 제목에 단계가 있고 차례가 있습니다.",
		"The text can be read aloud, enlarged and reflowed; headings are structured and there is a table of "
		"contents.",
	},
	[WORD_ACCESS_DESCRIBED] = {
		"图片都有文字说明。",
		"圖片都有文字說明。",
		"画像にはすべて説明があります。",
		"모든 그림에 설명이 있습니다.",
		"All images have descriptions.",
	},
	[WORD_ACCESS_UNDESCRIBED] = {
		"有的图片没有文字说明。",
		"有的圖片沒有文字說明。",
		"説明のない画像があります。",
		"설명이 없는 그림이 있습니다.",
		"Some images have no description.",
	},
};

G_STATIC_ASSERT(G_N_ELEMENTS(table) == WORD_COUNT);

static int column_of(const char *lang)
{
	static const struct {
		const char *prefix;
		int column;
	} prefixes[] = {
		{ "zh-Hans", HANS },
		{ "zh-Hant", HANT },
		{ "zh-TW", HANT },
		{ "zh-HK", HANT },
		{ "zh-MO", HANT },
		{ "zh", HANS },
		{ "ja", JA },
		{ "ko", KO },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		if (g_ascii_strncasecmp(lang, prefixes[i].prefix, strlen(prefixes[i].prefix)) == 0) {
			return prefixes[i].column;
		}
	}
	return EN;
}

const char *words_in(enum word word, const char *lang)
{
	return table[word][column_of(lang)];
}

char *words_with(enum word word, const char *lang, const char *text)
{
	const char *form = words_in(word, lang);
	const char *place = strstr(form, "%s");
	return g_strdup_printf("%.*s%s%s", (int)(place - form), form, text, place + strlen("%s"));
}
