<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DuplicatesSection</name>
    <message numerus="yes">
        <source>%n pairs, the most alike first.</source>
        <translation>
            <numerusform>%n pair.</numerusform>
            <numerusform>%n pairs, the most alike first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupTexts</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message numerus="yes">
        <source>%n in all.</source>
        <translation>
            <numerusform>%n in all.</numerusform>
            <numerusform>%n in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of those searched are enrolled in the gallery too: each was searched among everybody else.</source>
        <translation>
            <numerusform>%n of those searched is enrolled in the gallery too, and was searched among everybody else.</numerusform>
            <numerusform>%n of those searched are enrolled in the gallery too: each was searched among everybody else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {people} people who are not in this gallery got a false candidate at this setting.</source>
        <translation>
            <numerusform>%n of {people} people who are not in this gallery got a false candidate at this setting.</numerusform>
            <numerusform>%n of {people} people who are not in this gallery got a false candidate at this setting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {people} people, each taken out of this gallery in turn, got a false candidate at this setting.</source>
        <translation>
            <numerusform>%n of {people} people, each taken out of this gallery in turn, got a false candidate at this setting.</numerusform>
            <numerusform>%n of {people} people, each taken out of this gallery in turn, got a false candidate at this setting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n people nothing is recorded here.</source>
        <translation>
            <numerusform>Of %n person nothing is recorded here.</numerusform>
            <numerusform>Of %n people nothing is recorded here.</numerusform>
        </translation>
    </message>
</context>
</TS>
