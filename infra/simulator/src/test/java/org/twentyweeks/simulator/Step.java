package org.twentyweeks.simulator;

import java.time.Duration;
import java.util.List;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.simulator.Person.Question;

/** One thing that somebody outside does in a history. */
sealed interface Step {

    /** Its name in every run, also when other steps are taken away. */
    String name();

    /** When it begins, since the beginning of the history. */
    Duration at();

    /** By which way a request comes. */
    enum Way {
        /** In JSON, under a key that the sender chose. */
        JSON,
        /** From a copy of the council's own form. */
        FORM,
        /** By post, typed in by staff. */
        LETTER,
        /** In JSON, under a key that is the nonce of a copy of the form: somebody tries to be another. */
        JSON_UNDER_A_NONCE
    }

    /**
     * Somebody sends a request, and again until there is an answer to it or they give up.
     *
     * @param key which key or copy of the form; the same number is the same key
     * @param style in which way the content is written
     * @param fills how long they take between the first page and sending; nobody does so in less than three seconds
     * @param machine whether a machine fills in the form, and with it what people do not see
     * @param patience how long they wait for each answer
     * @param attempts how often they send it at most
     */
    record Sending(
            String name,
            Duration at,
            Way way,
            int key,
            Content content,
            int style,
            Duration fills,
            boolean machine,
            Duration patience,
            int attempts)
            implements Step {}

    /** Somebody sends what is no request; it must be refused and leave nothing behind. */
    record Nonsense(String name, Duration at, int key, int kind) implements Step {}

    /** The secret that signs tokens becomes the previous one, and a hash key is added. */
    record Rotation(String name, Duration at) implements Step {}

    /**
     * Somebody at the council records what happened in a case, once it is there, and again until it is recorded.
     *
     * @param key the case is that of this key
     * @param entry which recording; the same number is the same recording, sent twice
     * @param facts in the order in which they are recorded
     */
    record Recording(String name, Duration at, int key, int entry, List<Fact> facts, int attempts) implements Step {}

    /**
     * Somebody at the council looks at a case and says that one of its facts is not so; which one, and what is so instead,
     * is decided by what the first to do so sees.
     *
     * @param entry which correction; the same number is the same correction, sent twice
     */
    record Correction(String name, Duration at, int key, int entry, int attempts) implements Step {}

    /** What nobody can record. */
    enum Slip {
        /** The reference is that of no case. */
        NO_SUCH_CASE,
        /** The fact is dated before the published language begins, and could not be read again. */
        NO_FACT_OF_THE_LANGUAGE,
        /** The fact is dated tomorrow. */
        NOT_YET_HAPPENED,
        /** The correction is one of a fact that the case does not have. */
        CORRECTS_NO_FACT,
        /** What is no code would stand in the record for ever. */
        WORDS_FOR_A_CODE
    }

    /** Somebody at the council records what cannot be recorded; they must be told, and nothing may change. */
    record Mistake(String name, Duration at, int key, Person by, Slip slip) implements Step {}

    /** Somebody at the council looks at what is held of that key, and lets it out, or finds that it is no request. */
    record Acceptance(String name, Duration at, int key, Person by, boolean rejects, int attempts) implements Step {}

    /**
     * Somebody at the council reads something: of a case, or of the list of staff or the rules, which know no case.
     *
     * @param pretends whether they also say in a header that they may do everything
     */
    record Look(String name, Duration at, int key, Person by, Question question, boolean pretends) implements Step {}

    /** Somebody at the council looks for the cases of the child in that content. */
    record Inquiry(String name, Duration at, Content content, Person by) implements Step {}

    /**
     * Somebody at the council asks in which cases something must be done.
     *
     * @param owner whose cases
     */
    record Listing(String name, Duration at, Person by, String owner) implements Step {}

    /**
     * Somebody opens a case, thinks about it, and gives it to somebody, if nothing was recorded meanwhile.
     *
     * @param owner {@code staff:<id>} or {@code team:<id>}
     * @param thinks how long
     */
    record Allocation(String name, Duration at, int key, Person by, String owner, Duration thinks, int attempts)
            implements Step {}

    /** Somebody leaves the council. */
    record Departure(String name, Duration at, String staffId, int attempts) implements Step {}

    /**
     * A release is made: for some time functions of the one before it run beside its own, and what they derived is derived
     * anew in the nights after it.
     */
    record Release(String name, Duration at, Duration lasts) implements Step {}

    /** A night: the cases of whoever left go to their team, heads are derived anew, and every case is sealed. */
    record Night(String name, Duration at) implements Step {}
}
