package dev.edd.changelog;

import dev.edd.migration.Flaw.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.ChangeLogParseException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.parser.ChangeLogParser;
import liquibase.parser.core.ParsedNode;
import liquibase.parser.core.formattedsql.FormattedSqlChangeLogParser;
import liquibase.parser.core.json.JsonChangeLogParser;
import liquibase.parser.core.sql.SqlChangeLogParser;
import liquibase.parser.core.xml.XMLChangeLogSAXParser;
import liquibase.parser.core.yaml.YamlChangeLogParser;
import liquibase.resource.ResourceAccessor;
import org.xml.sax.SAXException;

/**
 * Parses every file of a native changelog that we read, so that no other parser does: those of Liquibase's formats are
 * looked through before Liquibase acts on what they hold. Liquibase finds the class through {@code META-INF/services};
 * outside of our own reading it is not there.
 */
public final class GuardedParser implements ChangeLogParser {
    private static final int ABOVE_ALL_OTHERS = Integer.MAX_VALUE;

    /** What Liquibase loads classes for while it is still reading. */
    private static final Set<String> EARLY =
            Set.of("customChange", "customPrecondition", "filter", "resourceFilter", "resourceComparator");

    /** Is called by Liquibase's service locator. */
    public GuardedParser() {}

    @Override
    public int getPriority() {
        return ABOVE_ALL_OTHERS;
    }

    @Override
    public boolean supports(String file, ResourceAccessor accessor) {
        return Gate.current().isPresent() && parser(file, accessor).isPresent();
    }

    @Override
    public DatabaseChangeLog parse(String file, ChangeLogParameters parameters, ResourceAccessor accessor)
            throws ChangeLogParseException {
        ChangeLogParser parser = parser(file, accessor)
                .orElseThrow(() -> new ChangeLogParseException("%s has none of Liquibase's formats".formatted(file)));
        List<String> open = Gate.current().orElseThrow().open();
        String path = DatabaseChangeLog.normalizePath(file);
        if (open.contains(path)) {
            // Liquibase would go round until the stack is full.
            throw new ChangeLogParseException("%s includes itself: %s"
                    .formatted(
                            path, String.join(" -> ", open.subList(open.indexOf(path), open.size())) + " -> " + path));
        }
        open.add(path);
        try {
            return parser.parse(file, parameters, accessor);
        } finally {
            open.remove(path);
        }
    }

    private static Optional<ChangeLogParser> parser(String file, ResourceAccessor accessor) {
        return Stream.of(
                        new EddChangeLogParser(),
                        new Xml(),
                        new Yaml(),
                        new Json(),
                        new FormattedSqlChangeLogParser(),
                        new SqlChangeLogParser())
                .filter(parser -> parser.supports(file, accessor))
                .findFirst();
    }

    private static void look(String file, Stream<?> names) {
        Gate gate = Gate.current().orElseThrow();
        List<String> refused = names.map(String::valueOf)
                .filter(name -> EARLY.stream().anyMatch(name::equalsIgnoreCase))
                .filter(name -> !gate.allows(name))
                .distinct()
                .toList();
        refused.forEach(name -> gate.pass(file, name, gate.locator().mention(file, name)));
        if (!refused.isEmpty()) {
            throw new UnexpectedLiquibaseException("%s uses %s".formatted(file, refused));
        }
    }

    /** Liquibase's parser of XML, without document types. */
    private static final class Xml extends XMLChangeLogSAXParser {
        private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";

        Xml() {
            try {
                getSaxParserFactory().setFeature(NO_DOCUMENT_TYPE, true);
                getSaxParserFactory().setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            } catch (ParserConfigurationException | SAXException e) {
                throw new UnexpectedLiquibaseException("The XML parser cannot be kept from reading entities", e);
            }
        }

        @Override
        protected ParsedNode parseToNode(String file, ChangeLogParameters parameters, ResourceAccessor accessor)
                throws ChangeLogParseException {
            try {
                ParsedNode root = super.parseToNode(file, parameters, accessor);
                look(file, names(root));
                return root;
            } catch (ChangeLogParseException e) {
                if (hasDocumentType(e)) {
                    Gate gate = Gate.current().orElseThrow();
                    gate.refuse(
                            Kind.EXTERNAL_ENTITY,
                            gate.locator().mention(file, "<!DOCTYPE"),
                            "%s has a document type.".formatted(file),
                            "Remove the <!DOCTYPE …>, and write out what its entities stand for.");
                }
                throw e;
            }
        }

        private static boolean hasDocumentType(Throwable failure) {
            return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                    .anyMatch(cause -> cause instanceof SAXException
                            && String.valueOf(cause.getMessage()).contains("DOCTYPE"));
        }

        private static Stream<String> names(ParsedNode node) {
            return Stream.concat(
                    Stream.of(node.getName()), node.getChildren().stream().flatMap(Xml::names));
        }
    }

    /** Liquibase's parser of YAML. */
    private static final class Yaml extends YamlChangeLogParser {
        @Override
        protected void replaceParameters(Object tree, ChangeLogParameters parameters, DatabaseChangeLog changeLog)
                throws ChangeLogParseException {
            if (tree instanceof Map<?, ?> map) {
                look(changeLog.getPhysicalFilePath(), map.keySet().stream());
            }
            super.replaceParameters(tree, parameters, changeLog);
        }
    }

    /** Liquibase's parser of JSON. */
    private static final class Json extends JsonChangeLogParser {
        @Override
        protected void replaceParameters(Object tree, ChangeLogParameters parameters, DatabaseChangeLog changeLog)
                throws ChangeLogParseException {
            if (tree instanceof Map<?, ?> map) {
                look(changeLog.getPhysicalFilePath(), map.keySet().stream());
            }
            super.replaceParameters(tree, parameters, changeLog);
        }
    }
}
