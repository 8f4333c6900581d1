package phrase_test

// Numbers that are names, one a line, as people write them.
const areNames = `COVID-19 hit, and COVID‑19 deaths rose.
Long covid 19 came, and COVID 19 hit.
SARS-CoV-2 spread; H1N1 cases and H5N1 came.
PM2.5 and PM10 are fine dust.
PM 2.5 is fine dust, PM₂.₅ and PM₁₀.
CO₂ and CH₄ warm; CO2 does, and N₂O, O₃, NO₂, SF₆.
Per km², per m³; the area in km² and cm².
The G20 met; G7 states and the G77 did not.
The EU-27, EU27 and EU-28 countries.
It is open 24/7.
5G networks follow 4G.
The 2G-based network.
Size A4 and T7.
T7 vessels were met.
One A4 page, two-sided A4.|two
ICD-10 and ICD-11 codes.
ICD-10 deaths are coded.
By NACE 2, NUTS 3 and ISCED 5.
ISO 3166-1 codes and ISO 14001.
ISO 3166-1 alpha-2 codes, ISO 3166 alpha-3.
ISO 8601:2019 and ISO/IEC 27001 rule.
SDG 16 calls; Goal 3 too.
World War II ended, and World War I.
Article 5 applies.
Article 5, Article 5(1) and Article 5(1)(a).
Article 5a of the Treaty, article 7b.
Art. 5(1) binds, and so does Art. 12.
ARTICLE 5 OF THE TREATY.
(Article 5)
“Article 5”
Articles 5 and 6 apply.
Articles 100 to 107; Articles 3, 4 and 5(2).
Articles 3, 4 or 5 hold.
Articles 5–7, Articles 5-7.
Chapter VII applies.
Chapter 7, Chapters IV and V.
Title IV and Annex XII.
Annex II; Annexes I and II; annex III.
Section 3.2 and Section 3.2.1 say so.
Section 3.2.
Part II, Part 3.
Protocol 12 and Rule 39 of the Court.
Recital 5, Paragraph 12(a).
Recitals 5 to 7 explain.
The estimate (95% CI).
A 95% CI is given, 95 % CI.
The 95% confidence interval, and 99.5% confidence intervals.
A 90% credible interval.
People over 65 died.
Those over 65, women under 30 and men above 80.
Most harm is among adults over 65.
Women aged 15 to 64 work.
Aged 15–64, aged 15-64.
Persons aged between 15 and 64.
People aged 65.
People aged 65 and over; aged 65 or older.
Adults aged over 65 and aged under 30.
People aged 65+ are many.
Children younger than 5 were there.
Anyone older than 80.
Under-5s and over-65s.
Care for the over 65s.
The 12-year-old came; 16-year-olds vote.
The 15- to 24-year-olds, 15–24-year-olds.
They leave at age 18, or by the age of 25.
65+
65+, and all others.
The share of 65+ in Italy.
Ages 65+.
The 65+ age group, 80+ population.
Call 112.
Call 112 for help, or phone +32 2 299 11 11.
Tel. +32 2 299 11 11; fax: 02 299 11 12.
Tel: +32-2-299.11.11
The hotline 116 000, the helpline 116 111.
The emergency number 112.
Meet in Room 3.
Room 3 on Monday; Rooms 12a.
Hall 5, Gate 12 and Floor 3.
Regulation (EU) 2016/1624 binds.
Regulation (EC) No 1059/2003 and Regulation 2016/1624.
Directive 2010/65/EU, Directive (EU) 2019/1937.
Council Framework Decision 2002/584/JHA.
Decision (CFSP) 2015/778 and Joint Action 2008/851/CFSP.
Security Council resolution 1816 (2008).
Resolution 2240 (2015) was renewed.
Resolution 1816 bound all.
COM(2018) 250 final.
COM(2018) 250 and SWD(2019) 12.
A goal of 1.5 °C, a target of 1.5°C.
The limit of 2 °C; the 1.5 °C goal.
EUR million
Amounts in EUR million; EUR billion.
million EUR
Million SEK, thousand CHF.
Amounts, million SEK.
Deaths per million.
Cases per hundred thousand, per thousand.
See https://example.org/2023/5?x=12, and www.example12.org/3.
It is on example.org/reports/12 today.
Write to desk5@example12.org.`

// Figures that look like such names, with what of them is told.
const areFigures = `Over 65 people came.|65
Arrests were over 65.|65
It helped people over 65 times.|65
People over 65 days.|65
People over 650 came.|650
People over 65,000 came.|65,000
People over 65 000 came.|65 000
People over 65% sure.|65
People over 65 million.|65
The over 65 vessels.|65
Women over 30 weeks pregnant.|30
Women over 65-bed homes.|65
Article 5 million.|5
Article 5 million people came.|5
Article 5 billion.|5
Article 5,000.|5,000
Article 5 000 people.|5 000
Article 5 people.|5
Article 5 vessels.|5
Article 5 300 times.|5
Article 5%.|5
Article 5 EUR.|5
Article 5€.|5
Article 5 dozen.|5
Article 55555.|55555
In this section 300 people met.|300
In each chapter 12 vessels are named.|12
Articles 5 and 6 people.|6
Articles 5 to 60 000.|60 000
Chapter 5 deaths.|5
Section 3.2 people.|3.2
Section 3.2 million.|3.2
Section 3.255.|3.255
Annex 300 ships.|300
XII suspects were met.|XII
The VII round.|VII
Room 300 people.|300
Room 300 guests.|300
Room 300 dancers.|300
Room 300-bed.|300
In this room 300 met.|300
Room for 300.|300
Rooms 3,000.|3,000
Call 300 people.|300
Call 112 people.|112
Call 112 officers.|112
Call 112 strangers.|112
Call 112 000.|112 000
Call 555.|555
Call 112 million.|112
They called 13 000.|13 000
The number: 112.|112
112 came.|112
112.|112
65+ people.|65
65+ boats came.|65
65+ million.|65
13 065+|13 065
EUR 65+|65
165+ came.|165
Aged 65 people.|65
Aged 15 to 64 people.|64
Aged 150.|150
Women aged 15 to 64 million.|64
The 300-year-olds.|300
Over-650s.|650
95% of people.|95
95%.|95
95% confident.|95
15% CI.|15
A 95% chance of a CI.|95
1095% CI|1095
1,095% CI|1,095
1.5 °C more.|1.5
It rose by 1.5 °C.|1.5
A goal of 1.5 million.|1.5
A goal of 300 °C.|300
A goal of 1.5 °C and 3 °C.|3
A goal of 12.|12
COVID-300|300
COVID-19 million.|19
COVID-19 000.|19 000
COVID 19 000 deaths.|19 000
G20 million.|20
G300 states.|300
PM10,000.|10,000
PM2.57.|2.57
PM100.|100
5GB of data.|5
15G networks.|15
24/70.|24
124/7.|124
2,524/7.|2,524
A44 pages.|44
M300.|300
T7%.|7
ISO 300 people.|300
ISO 3166-1 million.|1
ICD-10,000.|10,000
ICD-10 million.|10
SDG 16 projects.|16
EU-270.|270
5 km².|5
5km².|²
300 m³.|300
CO₂ rose by 5.|5
Regulation 2016/1624 million.|1624
Regulation 300 vessels.|300
Directive 2010/65/7.|65
Resolution 12 states.|12
Resolution 1816 people.|1816
Security Council resolution 1816 (300).|300
COM(2018) 250 people.|250
COM(300) 250.|300
EUR 5 million|5
5 million EUR|5
EUR five million|five
Two million EUR|Two
A million EUR.|million
Half a million EUR.|Half
Millions were lost.|Millions
A million per year.|million
EUR two million.|two
Five EUR million|Five
Per two million.|two
World War III million.|III
example.org has 5 pages.|5
See https://example.org: 5 ships.|5
Goal 300 boats.|300`
