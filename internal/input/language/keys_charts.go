package language

// Words of charts on their own: their tables and data, the pages that show them, what is copied from there. They stand
// in the section "charts" of a message file.
const (
	KeyTopicMoney   Key = "charts.topic_money"
	KeyTopicTime    Key = "charts.topic_time"
	KeyTopicResults Key = "charts.topic_results"

	KeyColAmount  Key = "charts.column_amount"
	KeyColWhat    Key = "charts.column_what"
	KeyColPayer   Key = "charts.column_payer"
	KeyColStatus  Key = "charts.column_status"
	KeyColPeriod  Key = "charts.column_period"
	KeyColUnit    Key = "charts.column_unit"
	KeyColCount   Key = "charts.column_count"
	KeyColValue   Key = "charts.column_value"
	KeyColDate    Key = "charts.column_date"
	KeyColSource  Key = "charts.column_source"
	KeyTimeBars   Key = "charts.time_bars"
	KeyTimeEvents Key = "charts.time_events"
	KeySeveral    Key = "charts.several"

	KeyMarkIs          Key = "charts.mark_is {size}"
	KeyMarkPart        Key = "charts.mark_part"
	KeyMarkAlone       Key = "charts.mark_alone"
	KeyMarkLess        Key = "charts.mark_less"
	KeyPeriodNotStated Key = "charts.period_not_stated"
	KeyOwnScales       Key = "charts.own_scales"

	KeyProvisional Key = "charts.provisional"
	KeyEstimated   Key = "charts.estimated"

	KeyFieldGroup     Key = "charts.field_group"
	KeyFieldRow       Key = "charts.field_row"
	KeyFieldPart      Key = "charts.field_part"
	KeyFieldPrinted   Key = "charts.field_printed"
	KeyFieldValue     Key = "charts.field_value"
	KeyFieldQualifier Key = "charts.field_qualifier"
	KeyFieldUnit      Key = "charts.field_unit"
	KeyFieldPeriod    Key = "charts.field_period"
	KeyFieldPayer     Key = "charts.field_payer"
	KeyFieldSource    Key = "charts.field_source"
	KeyFieldAddress   Key = "charts.field_address"
	KeyFieldKind      Key = "charts.field_kind"
	KeyFieldLabel     Key = "charts.field_label"
	KeyFieldStart     Key = "charts.field_start"
	KeyFieldEnd       Key = "charts.field_end"
)

// Words of the pages and files around a chart. Those with a count bring a form for each plural category; see Counted.
const (
	KeyPageData          Key = "charts.data_table"
	KeyPageGetData       Key = "charts.get_data"
	KeyPageShare         Key = "charts.share"
	KeyPageDownloads     Key = "charts.downloads"
	KeyPageFullSources   Key = "charts.full_sources"
	KeyPageAccessTable   Key = "charts.table_below {title}"
	KeyGalleryTitle      Key = "charts.gallery_title {count} plural"
	KeyGalleryNone       Key = "charts.gallery_none"
	KeyGalleryLead       Key = "charts.gallery_lead"
	KeyGalleryCount      Key = "charts.gallery_count {count} plural"
	KeyGallerySorted     Key = "charts.gallery_sorted"
	KeyGalleryBuilt      Key = "charts.gallery_built {date}"
	KeyGallerySearch     Key = "charts.gallery_search"
	KeyGalleryHint       Key = "charts.gallery_hint"
	KeyGalleryTopic      Key = "charts.gallery_topic"
	KeyGalleryRegion     Key = "charts.gallery_region"
	KeyGalleryProgramme  Key = "charts.gallery_programme"
	KeyGalleryUnit       Key = "charts.gallery_unit"
	KeyGalleryAll        Key = "charts.gallery_all"
	KeyGalleryNoMatch    Key = "charts.gallery_no_match {query}"
	KeyGalleryNoChoice   Key = "charts.gallery_no_choice"
	KeyGalleryClear      Key = "charts.gallery_clear"
	KeyGalleryOutside    Key = "charts.gallery_outside"
	KeyGalleryMarked     Key = "charts.gallery_marked {words}"
	KeyGalleryCode       Key = "charts.gallery_code"
	KeyGalleryDark       Key = "charts.gallery_dark"
	KeyGalleryLight      Key = "charts.gallery_light"
	KeyGallerySkip       Key = "charts.gallery_skip"
	KeyCopyCode          Key = "charts.copy_code"
	KeyCopy              Key = "charts.copy"
	KeyCopied            Key = "charts.copied"
	KeyCopyFailed        Key = "charts.copy_failed"
	KeyCopyFor           Key = "charts.copy_for {action} {title}"
	KeyFileFor           Key = "charts.file_for {file} {title}"
	KeyShareTitle        Key = "charts.share_title {title}"
	KeyShareLead         Key = "charts.share_lead"
	KeyShareFrame        Key = "charts.share_frame"
	KeyShareFrameText    Key = "charts.share_frame_text"
	KeyShareFrozen       Key = "charts.share_frozen"
	KeyShareFrozenText   Key = "charts.share_frozen_text"
	KeyShareFitted       Key = "charts.share_fitted"
	KeyShareFittedText   Key = "charts.share_fitted_text"
	KeyShareInline       Key = "charts.share_inline"
	KeyShareInlineText   Key = "charts.share_inline_text"
	KeySharePicture      Key = "charts.share_picture"
	KeySharePictureText  Key = "charts.share_picture_text"
	KeySharePictureHere  Key = "charts.share_picture_here"
	KeyShareLink         Key = "charts.share_link"
	KeyShareMarkdown     Key = "charts.share_markdown"
	KeyShareMarkdownText Key = "charts.share_markdown_text"
	KeyShareOEmbed       Key = "charts.share_oembed"
	KeyShareOEmbedText   Key = "charts.share_oembed_text"
	KeyShareNoBase       Key = "charts.share_no_base"
	KeyShareFiles        Key = "charts.share_files"
	KeyShareBack         Key = "charts.share_back"
	KeyRetired           Key = "charts.retired"              // on the page of a chart that is no longer made
	KeyRetiredNext       Key = "charts.retired_next {title}" // the link to the one that continues it
	KeyShareCite         Key = "charts.share_cite"
	KeyReadmeData        Key = "charts.readme_data"
	KeyReadmeFiles       Key = "charts.readme_files"
	KeyReadmeTerms       Key = "charts.readme_terms"
	KeyReadmeSources     Key = "charts.readme_sources"
	KeyReadmeCite        Key = "charts.readme_cite"
	KeyReadmeShort       Key = "charts.readme_short"
	KeyReadmeLong        Key = "charts.readme_long"
	KeyReadmeLatest      Key = "charts.readme_latest"
	KeyReadmeFrozen      Key = "charts.readme_frozen"
	KeyCiteShort         Key = "charts.cite_short {author} {title} {date}"
	KeyCiteLong          Key = "charts.cite_long {author} {title} {about} {date} {sources}"
	KeyFilePage          Key = "charts.file_page"
	KeyFileDrawing       Key = "charts.file_drawing"
	KeyFileCards         Key = "charts.file_cards"
	KeyFileData          Key = "charts.file_data"
	KeyFilePackage       Key = "charts.file_package"
	KeyFileOEmbed        Key = "charts.file_oembed"
	KeyFileShare         Key = "charts.file_share"
)

func chartKeys() []Key {
	return []Key{
		KeyMarkIs, KeyPageData, KeyPageGetData, KeyPageShare, KeyPageDownloads, KeyPageFullSources, KeyPageAccessTable,
		KeyGalleryTitle, KeyGalleryNone, KeyGalleryLead, KeyGalleryCount, KeyGallerySorted, KeyGalleryBuilt, KeyGallerySearch,
		KeyGalleryHint, KeyGalleryTopic, KeyGalleryRegion, KeyGalleryProgramme, KeyGalleryUnit, KeyGalleryAll, KeyGalleryNoMatch,
		KeyGalleryNoChoice, KeyGalleryClear, KeyGalleryOutside, KeyGalleryMarked, KeyGalleryCode, KeyGalleryDark, KeyGalleryLight,
		KeyGallerySkip, KeyCopyCode, KeyCopy, KeyCopied, KeyCopyFailed, KeyCopyFor, KeyFileFor, KeyShareTitle, KeyShareLead,
		KeyShareFrame, KeyShareFrameText, KeyShareFrozen, KeyShareFrozenText, KeyShareFitted, KeyShareFittedText, KeyShareInline,
		KeyShareInlineText, KeySharePicture, KeySharePictureText, KeySharePictureHere, KeyShareLink, KeyShareMarkdown,
		KeyShareMarkdownText, KeyShareOEmbed, KeyShareOEmbedText, KeyShareNoBase, KeyShareFiles, KeyShareBack, KeyRetired,
		KeyRetiredNext, KeyShareCite, KeyReadmeData, KeyReadmeFiles, KeyReadmeTerms, KeyReadmeSources, KeyReadmeCite, KeyReadmeShort,
		KeyReadmeLong, KeyReadmeLatest, KeyReadmeFrozen, KeyCiteShort, KeyCiteLong, KeyFilePage, KeyFileDrawing, KeyFileCards,
		KeyFileData, KeyFilePackage, KeyFileOEmbed, KeyFileShare, KeyTopicMoney, KeyTopicTime, KeyTopicResults, KeyColAmount,
		KeyColWhat, KeyColPayer, KeyColStatus, KeyColPeriod, KeyColUnit, KeyColCount, KeyColValue, KeyColDate, KeyColSource,
		KeyTimeBars, KeyTimeEvents, KeySeveral, KeyMarkPart, KeyMarkAlone, KeyMarkLess, KeyPeriodNotStated, KeyOwnScales,
		KeyProvisional, KeyEstimated,
		KeyFieldGroup, KeyFieldRow, KeyFieldPart, KeyFieldPrinted, KeyFieldValue, KeyFieldQualifier, KeyFieldUnit, KeyFieldPeriod,
		KeyFieldPayer, KeyFieldSource, KeyFieldAddress, KeyFieldKind, KeyFieldLabel, KeyFieldStart, KeyFieldEnd,
	}
}
