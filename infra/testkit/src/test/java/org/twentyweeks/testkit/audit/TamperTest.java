package org.twentyweeks.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.audit.CaseRecord;
import org.twentyweeks.core.audit.CaseRecord.Head;
import org.twentyweeks.core.audit.CaseRecord.Link;
import org.twentyweeks.core.audit.Difference;
import org.twentyweeks.core.audit.Seal;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.audit.SealedCase;
import org.twentyweeks.core.audit.Seals;
import org.twentyweeks.core.audit.VerifyAudit;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.FactChain;
import org.twentyweeks.core.casework.HeadMark;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.hashing.Sha256;
import org.twentyweeks.testkit.casework.InMemoryCaseHeads;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;

/** Whoever can write to every table, and knows how all hashes are made, changes what was sealed: it is found. */
class TamperTest {

    private static final long SEED = Long.getLong("seed", 20260302);
    private static final int TAMPERS = 10_000;
    private static final int UNTOUCHED_WORLDS = 15;
    private static final int NIGHTS = 6;
    private static final int CASES_A_NIGHT = 4;
    private static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST_NIGHT = FIRST_NIGHT.plusDays(NIGHTS - 1);

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final InMemorySeals seals = new InMemorySeals();
    private final Map<Reference, CaseRecord> restorable = new HashMap<>();

    /** Some nights with new cases, facts and seals, and facts after the last seal. The walks lag behind all the while. */
    private void live(Random random) {
        var record = new RecordFacts(cases, "team:intake");
        var lagging = new LaggingHeads(new InMemoryCaseHeads(cases), random);
        var opened = new ArrayList<Reference>();
        for (int night = 0; night < NIGHTS; night++) {
            for (int number = 0; number < CASES_A_NIGHT; number++) {
                var key = random.nextLong() + "-" + night + "-" + number;
                var referral = SampleReferrals.least();
                var one = random.nextInt(5) == 0 ? SampleCases.held(key, referral) : SampleCases.opened(key, referral);
                cases.accept(one);
                opened.add(one.head().reference());
            }
            recordSome(record, opened, random, "night " + night);
            if (night == NIGHTS / 2) {
                var then = InMemoryCaseRecords.of(cases);
                then.references().forEach(reference -> restorable.put(reference, then.read(reference)));
            }
            var outcome = new SealCases(lagging, seals).seal(FIRST_NIGHT.plusDays(night));
            assertThat(outcome).isInstanceOf(SealCases.Outcome.Sealed.class);
            assertThat(((SealCases.Outcome.Sealed) outcome).differences()).isEmpty();
        }
        recordSome(record, opened, random, "after the last seal");
    }

    private static void recordSome(RecordFacts record, List<Reference> opened, Random random, String key) {
        for (int number = 0; number < opened.size(); number++) {
            record.record(new Entry(
                    opened.get(random.nextInt(opened.size())),
                    key + number,
                    List.of(new Fact.PlanAgreed(LocalDate.of(2026, 2, 1 + random.nextInt(28)))),
                    Instant.parse("2026-03-01T10:00:00Z"),
                    "staff:0007"));
        }
    }

    /** An index that shows some cases as they were the night before, and some not at all. */
    private static final class LaggingHeads implements CaseHeads {

        private final CaseHeads heads;
        private final Random random;
        private final Map<Reference, HeadMark> lastNight = new HashMap<>();

        LaggingHeads(CaseHeads heads, Random random) {
            this.heads = heads;
            this.random = random;
        }

        @Override
        public List<String> walks() {
            return heads.walks();
        }

        @Override
        public Page page(String walk, Optional<String> after) {
            var page = heads.page(walk, after);
            var shown = new ArrayList<HeadMark>();
            for (HeadMark mark : page.heads()) {
                var known = Optional.ofNullable(lastNight.put(mark.reference(), mark));
                switch (random.nextInt(4)) {
                    case 0 -> known.ifPresent(shown::add);
                    case 1 -> {}
                    default -> shown.add(mark);
                }
            }
            return new Page(shown, page.after());
        }

        @Override
        public Optional<HeadMark> find(Reference reference) {
            return heads.find(reference);
        }

        @Override
        public Refolding refold(CaseHead head, String version) {
            throw new UnsupportedOperationException("Sealing rewrites nothing");
        }
    }

    @Test
    void ten_thousand_tampers_are_found_and_nothing_else_is() {
        System.out.println("tampers from seed " + SEED);
        var random = new Random(SEED);
        live(random);
        var untouched = InMemoryCaseRecords.of(cases);
        assertThat(first(seals, untouched)).as("untouched").isEmpty();

        var found = new EnumMap<Tamper, Integer>(Tamper.class);
        var named = new EnumMap<Difference.What, Integer>(Difference.What.class);
        for (int number = 0; number < TAMPERS; number++) {
            var tamper = Tamper.values()[number % Tamper.values().length];
            var told = tamper + " " + number + " of seed " + SEED;
            var scene = new Scene(random, untouched.copy(), copy(seals));
            tamper(tamper, scene);

            var difference = first(scene.seals, scene.records);

            assertThat(difference).as(told).isPresent();
            scene.touched.ifPresent(reference ->
                    assertThat(difference.get().reference()).as(told).contains(reference));
            found.merge(tamper, 1, Integer::sum);
            named.merge(difference.get().what(), 1, Integer::sum);
        }
        System.out.println("found " + found + ", named " + named);
        assertThat(found.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TAMPERS);
    }

    @Test
    void what_nobody_touched_is_never_called_changed() {
        System.out.println("untouched worlds from seed " + SEED);
        for (int world = 0; world < UNTOUCHED_WORLDS; world++) {
            var other = new TamperTest();
            var random = new Random(SEED + world);
            other.live(random);
            for (int more = 0; more < 20; more++) {
                recordSome(
                        new RecordFacts(other.cases, "team:intake"),
                        InMemoryCaseRecords.of(other.cases).references(),
                        random,
                        "more " + more);
                assertThat(first(other.seals, InMemoryCaseRecords.of(other.cases)))
                        .as("world " + (SEED + world))
                        .isEmpty();
            }
        }
    }

    private enum Tamper {
        EDIT_BODY,
        EDIT_BODY_AND_ITS_HASH,
        DELETE_FACT,
        DELETE_FACT_AND_RENUMBER,
        SWAP_FACTS,
        CUT_TAIL,
        CUT_TAIL_AND_REWRITE_HEAD,
        REWRITE_WHOLE_CHAIN,
        INSERT_AND_REWRITE_CHAIN,
        DELETE_CASE,
        DELETE_HEAD,
        EDIT_HEAD,
        RESTORE_OLD_COPY,
        EXCHANGE_CASES,
        SEAL_EDIT,
        SEAL_EDIT_AND_ITS_HASH,
        SEAL_DELETE,
        SEAL_RESTORE_OLDER,
        SEAL_LEAVE_OUT_CASE,
        SEAL_TRUNCATE
    }

    /** @param touched the case that must be named, where one must */
    private static final class Scene {

        private final Random random;
        private final InMemoryCaseRecords records;
        private final InMemorySeals seals;
        private Optional<Reference> touched = Optional.empty();

        Scene(Random random, InMemoryCaseRecords records, InMemorySeals seals) {
            this.random = random;
            this.records = records;
            this.seals = seals;
        }

        /** A case that was sealed, and is worth changing in that way. */
        CaseRecord pick(Predicate<CaseRecord> wanted) {
            var sealed = newest().cases();
            while (true) {
                var record =
                        records.read(sealed.get(random.nextInt(sealed.size())).reference());
                if (wanted.test(record)) {
                    touched = Optional.of(record.reference());
                    return record;
                }
            }
        }

        /** How many facts of it are sealed. */
        int sealedFacts(CaseRecord record) {
            return newest().cases().stream()
                    .filter(known -> known.reference().equals(record.reference()))
                    .mapToInt(SealedCase::factCount)
                    .sum();
        }

        Seal newest() {
            return seal(LAST_NIGHT);
        }

        Seal seal(LocalDate day) {
            return Seal.read(seals.find(day).orElseThrow());
        }

        /** Any night's but the last one's, which no later seal names. */
        LocalDate night() {
            return FIRST_NIGHT.plusDays(random.nextInt(NIGHTS - 1));
        }

        void put(CaseRecord before, List<Link> facts, boolean withHead) {
            var head = withHead && !facts.isEmpty()
                    ? Optional.of(new Head(facts.size(), facts.getLast().hash()))
                    : before.head();
            records.put(new CaseRecord(before.reference(), head, facts, List.of()));
        }
    }

    private void tamper(Tamper tamper, Scene scene) {
        var random = scene.random;
        switch (tamper) {
            case EDIT_BODY, EDIT_BODY_AND_ITS_HASH -> {
                var record = scene.pick(_ -> true);
                var facts = new ArrayList<>(record.facts());
                int place = random.nextInt(scene.sealedFacts(record));
                var fact = facts.get(place);
                var body = edited(fact.body(), random);
                var hash =
                        tamper == Tamper.EDIT_BODY ? fact.hash() : FactChain.next(fact.previousHash(), body.toArray());
                facts.set(place, new Link(fact.number(), body, fact.previousHash(), hash));
                scene.put(record, facts, random.nextBoolean());
            }
            case DELETE_FACT, DELETE_FACT_AND_RENUMBER -> {
                var record = scene.pick(_ -> true);
                var facts = new ArrayList<>(record.facts());
                facts.remove(random.nextInt(scene.sealedFacts(record)));
                scene.put(
                        record,
                        tamper == Tamper.DELETE_FACT ? facts : chained(record.reference(), facts),
                        random.nextBoolean());
            }
            case SWAP_FACTS -> {
                var record = scene.pick(known -> scene.sealedFacts(known) > 1);
                var facts = new ArrayList<>(record.facts());
                int place = random.nextInt(scene.sealedFacts(record) - 1);
                var one = facts.get(place);
                var other = facts.get(place + 1);
                boolean rechained = random.nextBoolean() && !one.body().equals(other.body());
                facts.set(place, numbered(other, one.number()));
                facts.set(place + 1, numbered(one, other.number()));
                scene.put(record, rechained ? chained(record.reference(), facts) : facts, rechained);
            }
            case CUT_TAIL, CUT_TAIL_AND_REWRITE_HEAD -> {
                var record = scene.pick(_ -> true);
                var facts = record.facts().subList(0, random.nextInt(scene.sealedFacts(record)));
                scene.put(record, facts, tamper == Tamper.CUT_TAIL_AND_REWRITE_HEAD);
            }
            case REWRITE_WHOLE_CHAIN -> {
                var record = scene.pick(_ -> true);
                var facts = new ArrayList<>(record.facts());
                int place = random.nextInt(scene.sealedFacts(record));
                var fact = facts.get(place);
                facts.set(place, new Link(fact.number(), edited(fact.body(), random), "", ""));
                scene.put(record, chained(record.reference(), facts), true);
            }
            case INSERT_AND_REWRITE_CHAIN -> {
                var record = scene.pick(_ -> true);
                var facts = new ArrayList<>(record.facts());
                facts.add(
                        random.nextInt(scene.sealedFacts(record)),
                        new Link(1, Bytes.of("invented".getBytes(StandardCharsets.UTF_8)), "", ""));
                scene.put(record, chained(record.reference(), facts), true);
            }
            case DELETE_CASE -> scene.records.delete(scene.pick(_ -> true).reference());
            case DELETE_HEAD -> {
                var record = scene.pick(_ -> true);
                scene.records.put(new CaseRecord(record.reference(), Optional.empty(), record.facts(), List.of()));
            }
            case EDIT_HEAD -> {
                var record = scene.pick(_ -> true);
                var head = record.head().orElseThrow();
                var other = random.nextBoolean()
                        ? new Head(head.factCount() + (random.nextBoolean() ? 1 : -1), head.lastHash())
                        : new Head(head.factCount(), Sha256.hex("other"));
                scene.records.put(new CaseRecord(record.reference(), Optional.of(other), record.facts(), List.of()));
            }
            case RESTORE_OLD_COPY -> {
                var record = scene.pick(known -> restorable.containsKey(known.reference())
                        && restorable.get(known.reference()).facts().size() < scene.sealedFacts(known));
                scene.records.put(restorable.get(record.reference()));
            }
            case EXCHANGE_CASES -> {
                var record = scene.pick(_ -> true);
                var other = scene.pick(known -> !known.reference().equals(record.reference()));
                scene.touched = Optional.empty();
                scene.records.put(new CaseRecord(record.reference(), other.head(), other.facts(), List.of()));
            }
            case SEAL_EDIT -> {
                var day = FIRST_NIGHT.plusDays(random.nextInt(NIGHTS));
                var text = scene.seals.find(day).orElseThrow();
                scene.seals.replace(
                        day, new String(edited(bytes(text), random).toArray(), StandardCharsets.ISO_8859_1));
            }
            case SEAL_EDIT_AND_ITS_HASH -> {
                var seal = scene.seal(FIRST_NIGHT.plusDays(random.nextInt(NIGHTS)));
                var known = new ArrayList<>(seal.cases());
                int place = random.nextInt(known.size());
                var before = known.get(place);
                known.set(
                        place,
                        random.nextBoolean()
                                ? new SealedCase(before.reference(), before.factCount(), Sha256.hex("other"))
                                : new SealedCase(before.reference(), before.factCount() + 1, before.lastHash()));
                scene.seals.replace(seal.day(), new Seal(seal.day(), seal.previous(), known).text());
            }
            case SEAL_DELETE -> {
                var day = FIRST_NIGHT.plusDays(random.nextInt(NIGHTS));
                scene.seals.delete(day);
            }
            case SEAL_RESTORE_OLDER -> {
                var day = scene.night();
                scene.seals.replace(day.plusDays(1), scene.seals.find(day).orElseThrow());
            }
            case SEAL_LEAVE_OUT_CASE -> {
                var seal = scene.seal(scene.night());
                var known = new ArrayList<>(seal.cases());
                known.remove(random.nextInt(known.size()));
                scene.seals.replace(seal.day(), new Seal(seal.day(), seal.previous(), known).text());
            }
            case SEAL_TRUNCATE -> {
                var day = FIRST_NIGHT.plusDays(random.nextInt(NIGHTS));
                var text = scene.seals.find(day).orElseThrow();
                scene.seals.replace(day, text.substring(0, random.nextInt(text.length())));
            }
        }
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Another byte somewhere, or one more or less. */
    private static Bytes edited(Bytes body, Random random) {
        var bytes = body.toArray();
        int place = random.nextInt(bytes.length);
        switch (random.nextInt(3)) {
            case 0 -> bytes[place] ^= (byte) (1 << random.nextInt(7));
            case 1 -> {
                var longer = new byte[bytes.length + 1];
                System.arraycopy(bytes, 0, longer, 0, place);
                longer[place] = 'x';
                System.arraycopy(bytes, place, longer, place + 1, bytes.length - place);
                bytes = longer;
            }
            default -> {
                var shorter = new byte[bytes.length - 1];
                System.arraycopy(bytes, 0, shorter, 0, place);
                System.arraycopy(bytes, place + 1, shorter, place, shorter.length - place);
                bytes = shorter;
            }
        }
        return Bytes.of(bytes);
    }

    private static Link numbered(Link link, int number) {
        return new Link(number, link.body(), link.previousHash(), link.hash());
    }

    /** The chain made anew over those bodies, as whoever knows how would. */
    private static List<Link> chained(Reference reference, List<Link> facts) {
        var chained = new ArrayList<Link>();
        var hash = reference.chainStart();
        for (Link fact : facts) {
            var next = FactChain.next(hash, fact.body().toArray());
            chained.add(new Link(chained.size() + 1, fact.body(), hash, next));
            hash = next;
        }
        return chained;
    }

    private static InMemorySeals copy(InMemorySeals seals) {
        var copy = new InMemorySeals();
        seals.days().forEach(day -> copy.replace(day, seals.find(day).orElseThrow()));
        return copy;
    }

    private static Optional<Difference> first(Seals seals, InMemoryCaseRecords records) {
        return new VerifyAudit(seals, records)
                .verify(Optional.of(LAST_NIGHT), (_, _) -> {})
                .first();
    }
}
