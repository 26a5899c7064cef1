package org.twentyweeks.testkit.casework;

import java.util.ArrayList;
import org.twentyweeks.core.casework.Referral;

/** A request with one answer changed. */
final class ChangedReferral {

    private ChangedReferral() {}

    /**
     * That request with another answer.
     *
     * @param pointer the field as in canonical JSON, for example {@code /child/upn}
     */
    static Referral with(Referral referral, String pointer, Object answer) {
        return (Referral) changed(referral, pointer.substring(1).split("/"), 0, answer);
    }

    private static Object changed(Record answers, String[] names, int depth, Object answer) {
        var types = new ArrayList<Class<?>>();
        var values = new ArrayList<Object>();
        boolean found = false;
        try {
            for (var component : answers.getClass().getRecordComponents()) {
                types.add(component.getType());
                var value = component.getAccessor().invoke(answers);
                if (component.getName().equals(names[depth])) {
                    found = true;
                    value = depth + 1 == names.length ? answer : changed((Record) value, names, depth + 1, answer);
                }
                values.add(value);
            }
            if (!found) {
                throw new AssertionError("A request has no answer " + String.join("/", names));
            }
            return answers.getClass()
                    .getDeclaredConstructor(types.toArray(Class<?>[]::new))
                    .newInstance(values.toArray());
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }
}
