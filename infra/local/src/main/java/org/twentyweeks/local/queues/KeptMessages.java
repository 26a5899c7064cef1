package org.twentyweeks.local.queues;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.local.CannotStartException;
import org.twentyweeks.local.KeptFiles;

/** The messages of one queue, in a file: what was sent is still there after a kill. */
final class KeptMessages {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param receives how often it came */
    record Message(String id, String body, int receives) {

        Message again() {
            return new Message(id, body, receives + 1);
        }
    }

    private record Content(List<Message> waiting, List<Message> putAside) {}

    private final Path file;
    private final List<Message> waiting;
    private final List<Message> putAside;

    KeptMessages(Path file) {
        this.file = file;
        try {
            var kept = Files.exists(file)
                    ? JSON.readValue(Files.readString(file), new TypeReference<Content>() {})
                    : new Content(List.of(), List.of());
            waiting = new ArrayList<>(kept.waiting());
            putAside = new ArrayList<>(kept.putAside());
        } catch (IOException damaged) {
            throw new CannotStartException(file + " holds no messages: delete that file, and the queue is empty.");
        }
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized void add(Message message) {
        waiting.add(message);
        keep();
    }

    synchronized Optional<Message> first() {
        return waiting.stream().findFirst();
    }

    synchronized void done(Message message) {
        waiting.removeIf(known -> known.id().equals(message.id()));
        keep();
    }

    /** Puts it behind the others, or aside when it came too often. */
    synchronized boolean again(Message message, int receivesMax) {
        waiting.removeIf(known -> known.id().equals(message.id()));
        boolean waits = message.receives() + 1 < receivesMax;
        (waits ? waiting : putAside).add(message.again());
        keep();
        return waits;
    }

    private void keep() {
        try {
            KeptFiles.write(file, JSON.writeValueAsString(new Content(waiting, putAside)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
