package org.twentyweeks.casework;

import java.util.Map;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.Settings;

/** The one place where the function's parts are put together. */
final class Wiring {

    private final Authority authority;
    private final InvocationLog log;

    Wiring(Map<String, String> environment) {
        authority = AuthorityFile.read(
                Settings.read(CaseworkSettings.class, environment).authorityCode());
        log = InvocationLog.onStandardOutput(environment);
    }

    Casework casework() {
        return new Casework(new CaseworkPorts(authority, log));
    }

    Casework rehearsal() {
        return new Casework(new CaseworkPorts(authority, log.ofRehearsals()));
    }
}
