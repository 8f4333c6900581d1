package template

// Record is the kind of actions that are bookkeeping: publications, yearly results, starts of a count.
const Record = "Record"
