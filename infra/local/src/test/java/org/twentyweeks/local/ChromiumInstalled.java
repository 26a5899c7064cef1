package org.twentyweeks.local;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs Chromium where there is none, with one line; in CI there must be one. */
final class ChromiumInstalled implements ExecutionCondition {

    private static final String MISSING =
            "skipped: Chromium is not installed (apt-get install chromium chromium-driver)";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return condition(ChromiumBrowser.isInstalled(), "true".equals(System.getenv("CI")), context.getDisplayName());
    }

    static ConditionEvaluationResult condition(boolean installed, boolean inCi, String what) {
        if (installed) {
            return ConditionEvaluationResult.enabled("Chromium is installed");
        }
        if (inCi) {
            throw new IllegalStateException("CI must run " + what + ": " + MISSING);
        }
        System.out.println(what + " " + MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }
}
