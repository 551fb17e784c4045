"""Two people side by side, and people who share a surname, on sentences of our own."""

from tests.entities.names.test_names import found

TALKS = "राष्ट्रपति व्लादिमीर पुतिन और पूर्व राष्ट्रपति डोनाल्ड ट्रंप सोमवार को मिले।"


def test_two_surnames_side_by_side_are_two_people() -> None:
    """Each is the surname of somebody else in the article."""
    people = found(TALKS, "मेज पर पुतिन ट्रंप के सामने बैठे थे। पुतिन ट्रंप को देख कर मुस्कुराए।")
    assert "पुतिन ट्रंप" not in people
    assert people["व्लादिमीर पुतिन"].count == 3
    assert people["डोनाल्ड ट्रंप"].count == 3


def test_a_hyphen_joins_two_people() -> None:
    """'पुतिन-ट्रंप वार्ता' is a meeting of two."""
    people = found(TALKS, "पुतिन-ट्रंप वार्ता दो घंटे चली।")
    assert "पुतिन-ट्रंप" not in people
    assert people["डोनाल्ड ट्रंप"].count == 2


def test_a_given_name_behind_the_surname_of_another_begins_a_name() -> None:
    """'ट्रंप हेनरी किसिंजर' are two people, although nobody else is called Kissinger."""
    assert "हेनरी ए किसिंजर" in found(TALKS, "मई में जब श्री ट्रंप हेनरी ए किसिंजर के साथ बैठे तो पत्रकार बाहर थे।")


def test_an_unknown_word_behind_the_surname_of_another_is_no_name() -> None:
    """The cap belongs to nobody's name."""
    people = found(TALKS, "दुकान में ट्रंप टोपी बिकती है, और ट्रंप टोपी के दाम बढ़े हैं।")
    assert not [name for name in people if "टोपी" in name]


def test_a_full_name_stays_whole_beside_others_with_its_parts() -> None:
    """'लालू प्रसाद' is short for 'लालू प्रसाद यादव', and 'राहुल गांधी' is one of two with each part."""
    people = found(
        "लालू प्रसाद यादव और महेश प्रसाद मंच पर थे। लालू यादव ने कहा कि लालू प्रसाद किसी से नहीं डरता।",
        "राहुल गांधी ने सोनिया गांधी और राहुल द्रविड़ से बात की।",
        "मोहम्मद अफजल अंसारी के साथ मोहम्मद नाजिर, अनीस नाजिर और मोहम्मद अरशद थे। अफजल ने नाजिर से बात की।",
    )
    assert "लालू प्रसाद" in people["लालू प्रसाद यादव"].aliases
    assert {"राहुल गांधी", "मोहम्मद अफजल अंसारी", "मोहम्मद नाजिर"} <= people.keys()


def test_a_woman_of_the_same_surname_is_another_person() -> None:
    """'सुश्री' does not speak of a man, and the surname without a title stays with the man who has a full name."""
    people = found(
        "श्री महेश त्रिपाठी ने भाषण दिया। श्री त्रिपाठी देर तक बोले।",
        "सुश्री त्रिपाठी ने गीत गाया।", "इसके बाद त्रिपाठी ने दर्शकों को धन्यवाद दिया।",
    )  # fmt: skip
    assert people["महेश त्रिपाठी"].count == 3
    assert people["त्रिपाठी"].count == 1
