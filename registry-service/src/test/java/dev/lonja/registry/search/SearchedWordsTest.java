package dev.lonja.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single files are found as {@link FileSearch} finds them in the index. */
class SearchedWordsTest {

    @ParameterizedTest
    @CsvSource({
        "boat,         /Boats.txt,             true",
        "oats,         /Boats.txt,             true",
        "BOATS txt,    /Boats.txt,             true",
        "boats png,    /Boats.txt,             false",
        "á,            /arbol,                 true",
        "b,            /arbol,                 false",
        "ar,           /arbol,                 true",
        "bo,           /arbol,                 false",
        "bol,          /arbol,                 true",
        "Straße,       /strasse,               true",
        "рыба,         /моя рыба,              true",
        "рыбак,        /моя рыба,              false",
        "my boats,     /My%20boats,            true",
        "my%20boats,   /My boats,              true",
        "caf%C3%A9,    /café,                  true",
        "!?,           /!?,                    false",
        "2024,         /report-2024-05.pdf,    true",
        "2024 05 rep,  /report-2024-05.pdf,    true",
    })
    void findsPartsOfWordsAcrossAccents(String words, String path, boolean isFound) {
        String folded = SearchedWords.folded(path, "", "");

        assertThat(SearchedWords.readings(words).stream()
                        .anyMatch(reading -> reading.find(folded)
                                && SearchedWords.letters(folded).contains(reading.letters())))
                .isEqualTo(isFound);
        assertThat(SearchedWords.readings(words).stream().anyMatch(reading -> reading.find(folded)))
                .isEqualTo(isFound);
    }
}
