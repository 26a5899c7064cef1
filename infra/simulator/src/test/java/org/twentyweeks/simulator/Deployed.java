package org.twentyweeks.simulator;

/** The functions of these histories, by the ids under which the template has them and their alarms. */
enum Deployed {
    REFERRAL_INTAKE("ReferralIntake"),
    REFERRAL_FORM("ReferralForm"),
    CASEWORK("Casework"),
    MOVE_CASES("MoveCases"),
    REFOLD_CASES("RefoldCases"),
    SEAL_CASES("SealCases");

    private final String logicalId;

    Deployed(String logicalId) {
        this.logicalId = logicalId;
    }

    String logicalId() {
        return logicalId;
    }
}
