package org.twentyweeks.core.intake;

import java.util.List;

/**
 * The council that runs this system.
 *
 * @param code its three-digit LA code
 * @param name as people know it
 * @param contact how else to reach it
 * @param postcodeDistricts the outward codes of its area, for example {@code SS17}
 * @param intakeTeam the owner of new cases, {@code team:<id>}
 */
public record Authority(String code, String name, Contact contact, List<String> postcodeDistricts, String intakeTeam) {

    /** @param address the lines of the postal address */
    public record Contact(String phone, String email, List<String> address) {

        public Contact {
            address = List.copyOf(address);
        }
    }

    public Authority {
        postcodeDistricts = List.copyOf(postcodeDistricts);
        if (!code.matches("[0-9]{3}")) {
            throw new IllegalArgumentException("The code of a council has three digits");
        }
        if (!intakeTeam.matches("team:[a-z0-9-]+")) {
            throw new IllegalArgumentException("The intake team of a council is written team:<id>");
        }
    }
}
