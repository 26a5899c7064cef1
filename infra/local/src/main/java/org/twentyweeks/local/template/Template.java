package org.twentyweeks.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.twentyweeks.local.template.KnownResources.KnownType;

/**
 * The stack as template.yaml describes it: what a local run has to create and connect.
 *
 * <p>Reading fails with a {@link TemplateNotUnderstoodException} on a section, resource type, property or intrinsic that
 * is not known here, so that a local run never leaves out silently what AWS would do. A parameter without a default
 * need not be given as long as nothing that is acted on uses it.
 */
public final class Template {

    private final List<TemplateTable> tables = new ArrayList<>();
    private final List<TemplateFunction> functions = new ArrayList<>();
    private final List<TemplateSecret> secrets = new ArrayList<>();
    private final List<TemplateApi> apis = new ArrayList<>();
    private final List<String> buckets = new ArrayList<>();
    private final Jobs jobs;
    private final List<TemplateRoute> permitted = new ArrayList<>();

    private Template(Map<String, Object> tree, Map<String, String> parameters) {
        Block file = new Block("", tree)
                .only(
                        "AWSTemplateFormatVersion",
                        "Transform",
                        "Description",
                        "Parameters",
                        "Rules",
                        "Conditions",
                        "Mappings",
                        "Globals",
                        "Resources",
                        "Outputs");
        Block resources = file.block("Resources");
        Values values =
                new Values(file.blockOrEmpty("Parameters"), file.blockOrEmpty("Mappings"), resources, parameters);
        file.entries().forEach(values::check);
        jobs = new Jobs(values);
        Block functionGlobals = file.blockOrEmpty("Globals").only("Function").blockOrEmpty("Function");
        checkProperties(functionGlobals, KnownResources.FUNCTION);
        for (String logicalId : resources.names()) {
            Block resource = new Block(logicalId, resources.block(logicalId).entries())
                    .only("Type", "Condition", "Properties", "DeletionPolicy", "UpdateReplacePolicy", "Metadata");
            String type = values.text(resource, "Type");
            Block properties = new Block(
                    logicalId + " (" + type + ")",
                    resource.blockOrEmpty("Properties").entries());
            checkProperties(properties, type);
            checkCondition(resource, type, file.blockOrEmpty("Conditions"));
            add(logicalId, type, properties, functionGlobals, values);
        }
        checkPermissions();
    }

    private void add(String logicalId, String type, Block properties, Block functionGlobals, Values values) {
        switch (type) {
            case KnownResources.TABLE -> tables.add(new Tables(values).read(logicalId, properties));
            case KnownResources.SECRET -> secrets.add(new Secrets(values).read(logicalId, properties));
            case KnownResources.FUNCTION -> {
                Block complete = withGlobals(properties, functionGlobals);
                functions.add(new Functions(values).read(logicalId, complete));
                permitted.addAll(new Functions(values).routes(logicalId, complete));
                jobs.function(logicalId, complete);
            }
            case KnownResources.API -> apis.add(new Apis(values).read(logicalId, properties));
            case KnownResources.BUCKET -> buckets.add(Tables.localName(logicalId));
            case KnownResources.QUEUE -> jobs.queue(logicalId, properties);
            case KnownResources.SCHEDULE -> jobs.schedule(logicalId, properties);
            default -> {}
        }
    }

    /** Reads the file, with every parameter at its default. */
    public static Template read(Path file) {
        return read(file, Map.of());
    }

    /**
     * Reads the file.
     *
     * @param parameters values that take the place of the template's defaults
     */
    public static Template read(Path file, Map<String, String> parameters) {
        try {
            return of(TemplateYaml.tree(Files.readString(file)), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Reads the text of a template, with every parameter at its default. */
    public static Template parse(String text) {
        return of(TemplateYaml.tree(text), Map.of());
    }

    static Template of(Map<String, Object> tree, Map<String, String> parameters) {
        return new Template(tree, parameters);
    }

    public List<TemplateTable> tables() {
        return List.copyOf(tables);
    }

    public List<TemplateFunction> functions() {
        return List.copyOf(functions);
    }

    /** Every route of every API. Each names a function that exists and may be called by it. */
    public List<TemplateRoute> routes() {
        return apis.stream().flatMap(api -> api.routes().stream()).toList();
    }

    /** The names of the buckets in a local run. */
    public List<String> buckets() {
        return List.copyOf(buckets);
    }

    /** Every queue that a function works off. */
    public List<TemplateQueue> queues() {
        return jobs.queues();
    }

    public List<TemplateSchedule> schedules() {
        return jobs.schedules();
    }

    public List<TemplateSecret> secrets() {
        return List.copyOf(secrets);
    }

    public List<TemplateApi> apis() {
        return List.copyOf(apis);
    }

    private static void checkProperties(Block properties, String type) {
        KnownType known = KnownResources.TYPES.get(type);
        if (known == null) {
            throw new TemplateNotUnderstoodException(properties.where(), "this type is not known to the local run");
        }
        properties.names().stream()
                .filter(property -> !known.knows(property))
                .findFirst()
                .ifPresent(property -> {
                    throw new TemplateNotUnderstoodException(
                            properties.where(), "the property " + property + " is not known to the local run");
                });
    }

    /** What the local run makes is always there, whatever the parameters. */
    private static void checkCondition(Block resource, String type, Block conditions) {
        resource.find("Condition").ifPresent(condition -> {
            if (!conditions.names().contains(condition)) {
                throw new TemplateNotUnderstoodException(
                        resource.where(), "Condition " + condition + " names nothing that is known");
            }
            if (!KnownResources.TYPES.get(type).isLeftToAws()) {
                throw new TemplateNotUnderstoodException(
                        resource.where(), "a condition is not known where the local run makes the resource");
            }
        });
    }

    private static Block withGlobals(Block properties, Block globals) {
        Map<String, Object> complete = new LinkedHashMap<>(globals.entries());
        properties.entries().forEach((name, value) -> {
            if (complete.put(name, value) != null) {
                throw new TemplateNotUnderstoodException(properties.at(name), "it is given in Globals too");
            }
        });
        return new Block(properties.where(), complete);
    }

    /** On AWS a route without a permission answers 500, and a permission without a route is a hole. */
    private void checkPermissions() {
        List<TemplateRoute> declared = routes();
        Set<TemplateRoute> unmatched = new HashSet<>(declared);
        unmatched.addAll(permitted);
        unmatched.removeIf(route -> declared.contains(route) && permitted.contains(route));
        if (!unmatched.isEmpty()) {
            throw new TemplateNotUnderstoodException(
                    "Events", "API definition and function events do not name the same: " + unmatched);
        }
    }
}
