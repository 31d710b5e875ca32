package io.kafkactl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ScreenImageTest {
    private static final Path SCREENS = Path.of("src/docs/screens");

    @Test
    void theImageOfTheReadmeShowsTheScreenBesideIt() throws IOException {
        Path image = SCREENS.resolve("redrive.svg");
        String drawn = ScreenImage.draw(Files.readAllLines(SCREENS.resolve("redrive.txt")));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(image, drawn);
        }
        assertThat(Files.readString(image))
                .as("run `mvn -q test -Dtest=ScreenImageTest -Dgolden.update=true` and commit")
                .isEqualTo(drawn);
        assertThat(Files.readString(Path.of("README.md"))).contains("](" + image + ")");
    }

    @Test
    void keepsEverySpaceAndEverySign() throws Exception {
        Path image = Files.createTempFile("screen", ".svg");
        Files.writeString(image, ScreenImage.draw(List.of("a  <b> & \"c\"", "", "$ d")));
        var texts = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(image.toFile())
                .getElementsByTagName("text");
        assertThat(texts.getLength()).isEqualTo(2);
        assertThat(texts.item(0).getTextContent()).isEqualTo("a  <b> & \"c\"");
        assertThat(texts.item(1).getTextContent()).isEqualTo("$ d");
        Files.delete(image);
    }
}
