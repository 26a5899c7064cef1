package org.twentyweeks.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.StatutoryClock;

class TimelineTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 25);

    private static Timeline on(LocalDate day) {
        var facts = List.<Fact>of(
                new Fact.RequestReceived(RECEIVED, Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
        return Timeline.of(RECEIVED, StatutoryClock.current().deadlines(facts, Optional.of(day)), day, RECEIVED)
                .orElseThrow();
    }

    @Test
    void it_shows_what_falls_due_so_many_weeks_after_the_request_to_scale() {
        var timeline = on(RECEIVED);

        assertThat(timeline.marks())
                .extracting(Timeline.Mark::count)
                .containsExactly("6 weeks", "14 weeks", "16 weeks", "20 weeks");
        assertThat(timeline.marks().getLast().x()).isEqualTo(timeline.endX());
        assertThat(timeline.marks().getFirst().x())
                .isEqualTo(timeline.startX() + (timeline.endX() - timeline.startX()) * 6 / 20);
        assertThat(timeline.asked().words()).isEqualTo("Today");
        assertThat(timeline.asked().x()).isEqualTo(timeline.startX());
    }

    @Test
    void a_day_after_the_twenty_weeks_makes_room_for_itself_and_a_late_one_lies_beyond_the_picture() {
        var soon = on(RECEIVED.plusWeeks(23));
        var late = on(RECEIVED.plusYears(3));

        assertThat(soon.askedBeyond()).isFalse();
        assertThat(soon.marks().getLast().x()).isLessThan(soon.asked().x());
        assertThat(late.askedBeyond()).isTrue();
        assertThat(late.asked().x()).isEqualTo(late.endX());
        assertThat(late.marks()).allMatch(mark -> mark.x() < late.endX());
    }

    @Test
    void its_words_say_all_that_it_shows() {
        assertThat(on(LocalDate.of(2027, 1, 7)).description())
                .isEqualTo("Request received on Wednesday 25 November 2026."
                        + " 6 weeks, Wednesday 6 January 2027: Decide whether to assess (SI 2014/1530 reg 5(1)), overdue."
                        + " 14 weeks, Wednesday 3 March 2027: Send the draft plan (IPSEA; SEND Code of Practice 9.77), open."
                        + " 16 weeks, Wednesday 17 March 2027: Tell the family that there will be no plan (SI 2014/1530 reg 10(1)), open."
                        + " 20 weeks, Wednesday 14 April 2027: Issue the final plan (SI 2014/1530 reg 13(2)), open."
                        + " Day asked about: Thursday 7 January 2027.");
    }

    @Test
    void for_narrow_screens_it_is_a_list_in_order() {
        assertThat(on(LocalDate.of(2027, 1, 7)).steps())
                .extracting(Timeline.Step::when)
                .containsExactly("Day 0", "6 weeks", "Day asked about", "14 weeks", "16 weeks", "20 weeks");
    }
}
