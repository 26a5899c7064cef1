package org.twentyweeks.core.statute;

import java.time.LocalDate;
import java.time.Month;

/** The instruments that rules stand in, as they are cited, and the days from which they are in force. */
final class Law {

    /** The Children and Families Act 2014. */
    static final String ACT = "CFA 2014";

    /** The Special Educational Needs and Disability Regulations 2014. */
    static final String REGULATIONS = "SI 2014/1530";

    /** The Special Educational Needs (Personal Budgets) Regulations 2014. */
    static final String PERSONAL_BUDGETS = "SI 2014/1652";

    /** The Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008. */
    static final String TRIBUNAL_RULES = "SI 2008/2699";

    static final String CODE_OF_PRACTICE = "SEND Code of Practice";

    /** The Act's part on special educational needs, the Regulations and the Code of Practice came into force. */
    static final LocalDate COMMENCEMENT = LocalDate.of(2014, Month.SEPTEMBER, 1);

    /** Regulation 45 as amended by SI 2015/359. */
    static final LocalDate REGULATION_45_AMENDED = LocalDate.of(2015, Month.MARCH, 23);

    private Law() {}
}
