package io.kafkactl.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.kafkactl.config.YamlNode.Kind;
import io.kafkactl.config.YamlNode.Position;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads one YAML document strictly: no duplicate keys, no aliases, positions kept. */
public final class YamlParser {
    private static final YAMLFactory YAML = new YAMLFactory();

    /** What a person writes is nowhere near; what is deeper was made to exhaust the stack. */
    private static final int DEEPEST = 100;

    private final String file;
    private final YAMLParser tokens;
    private int depth;

    private YamlParser(String file, YAMLParser tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    /** Exit 4 with file, line and column for anything that cannot be read or is not one well-formed document. */
    public static YamlNode parse(Path file) {
        return parse(file.toString(), text(file));
    }

    /** Exit 4 for a file that cannot be read or is no UTF-8. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw KafkactlException.invalid("INVALID_FILE", "file '" + file + "' does not exist", null);
        } catch (CharacterCodingException e) {
            throw KafkactlException.invalid("INVALID_FILE", file + " is not UTF-8 text", null);
        } catch (IOException e) {
            throw KafkactlException.invalid("INVALID_FILE", "cannot read " + file + ": " + e.getMessage(), null);
        }
    }

    /** Exit 4 with file, line and column for anything that is not one well-formed document. */
    public static YamlNode parse(String file, String text) {
        List<YamlNode> documents = parseAll(file, text);
        if (documents.size() > 1) {
            throw documents.get(1).error("a second document begins here", "one file holds one document");
        }
        return documents.isEmpty() ? YamlNode.scalar("", new Position(file, 1, 1), Kind.NOTHING, "") : documents.get(0);
    }

    /** As {@link #parse}, for a file that may hold several documents, or none. */
    public static List<YamlNode> parseAll(String file, String text) {
        try (YAMLParser tokens = YAML.createParser(text)) {
            YamlParser parser = new YamlParser(file, tokens);
            List<YamlNode> documents = new ArrayList<>();
            while (tokens.nextToken() != null) {
                documents.add(parser.value(""));
            }
            return documents;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            Position position =
                    at == null ? new Position(file, 1, 1) : new Position(file, at.getLineNr(), at.getColumnNr());
            throw YamlNode.invalid(position, "not valid YAML: " + complaint(e), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private YamlNode value(String path) throws IOException {
        if (tokens.isCurrentAlias()) {
            throw YamlNode.invalid(here(), "aliases are not supported", "write the value out");
        }
        Position position = here();
        return switch (tokens.currentToken()) {
            case START_OBJECT, START_ARRAY -> container(path, position);
            case VALUE_NULL -> YamlNode.scalar(path, position, Kind.NOTHING, "");
            case VALUE_TRUE, VALUE_FALSE -> YamlNode.scalar(path, position, Kind.BOOLEAN, tokens.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> YamlNode.scalar(path, position, Kind.NUMBER, tokens.getText());
            default -> YamlNode.scalar(path, position, Kind.TEXT, tokens.getText());
        };
    }

    private YamlNode container(String path, Position position) throws IOException {
        if (depth == DEEPEST) {
            throw YamlNode.invalid(position, "not valid YAML: nested more than " + DEEPEST + " deep", null);
        }
        depth++;
        YamlNode node = tokens.currentToken() == JsonToken.START_OBJECT ? map(path, position) : list(path, position);
        depth--;
        return node;
    }

    private YamlNode map(String path, Position position) throws IOException {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        Map<String, Position> keys = new LinkedHashMap<>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            String key = tokens.currentName();
            Position at = here();
            Position first = keys.putIfAbsent(key, at);
            if (first != null) {
                throw YamlNode.invalid(
                        at, "the key '" + key + "' stands here a second time", "the first is in line " + first.line());
            }
            tokens.nextToken();
            fields.put(key, value(path.isEmpty() ? key : path + "." + key));
        }
        return YamlNode.map(path, position, fields, keys);
    }

    private YamlNode list(String path, Position position) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return YamlNode.list(path, position, items);
    }

    private Position here() {
        JsonLocation at = tokens.currentTokenLocation();
        return new Position(file, at.getLineNr(), at.getColumnNr());
    }

    /** The parser's complaint without its excerpt of the file, whose lines are indented. */
    private static String complaint(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining(", "));
    }
}
