// Package sheet reads tables of cells from CSV files and from workbooks in Open XML (.xlsx), with the place of every cell.
//
// In: a file system, a name, and what is asked of the file: a sheet, a range, a separator. Out: a table whose first row names
// its columns, or everything that is wrong with the file. It is strict, because nobody looks at a table of figures once it is
// read: a row with a cell too many, two columns of one name, a formula that was never calculated, rows that a filter hides and
// text in another encoding are errors, and nothing is guessed. It knows no dataset, so no keys, units or decimal commas; in a
// CSV file every cell is text. No file costs more than its size, whatever it holds, and none is ever written.
//
// Workbooks are read with write/ooxml and encoding/xml. The package excelize, which is the usual choice, takes 8 ms of
// processor time and 2 MiB to start every command that has it linked in (its tables and regular expressions are made when a
// program begins), and it drops errors while it reads: of a sheet that was cut off it gives the rows before the cut. Tests
// write their workbooks with it and compare the displayed numbers with its.
package sheet
