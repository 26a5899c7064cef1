package org.twentyweeks.core.audit;

import java.util.List;
import org.twentyweeks.core.casework.Reference;

/** Everything that is stored of every case, for whoever checks it. */
public interface CaseRecords {

    /** Every case of which anything is stored, in the order of the references. */
    List<Reference> references();

    /** What is stored of that case now; without head and facts when nothing is. */
    CaseRecord read(Reference reference);
}
