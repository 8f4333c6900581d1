package i18n

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

// chartRows are the rows of keyRows for these words.
func chartRows() []keyRow {
	plain := []Key{
		KeyTopicMoney, KeyTopicTime, KeyTopicResults,
		KeyColAmount, KeyColWhat, KeyColPayer, KeyColStatus, KeyColPeriod, KeyColUnit, KeyColCount, KeyColValue, KeyColDate, KeyColSource,
		KeyTimeBars, KeyTimeEvents, KeySeveral,
		KeyFieldRow, KeyFieldPart, KeyFieldPrinted, KeyFieldValue, KeyFieldQualifier, KeyFieldUnit, KeyFieldPeriod, KeyFieldPayer,
		KeyFieldSource, KeyFieldAddress, KeyFieldKind, KeyFieldLabel, KeyFieldStart, KeyFieldEnd,
	}
	rows := []keyRow{}
	for _, k := range plain {
		rows = append(rows, keyRow{k, "", ""})
	}
	return rows
}
