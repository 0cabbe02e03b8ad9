"""Which labels stand over a row: groups, splits, indents, dashes, labels over several rows."""

from reader.figures.drawn import rows, table


def paths(text: str) -> list[str]:
    return list(dict.fromkeys(path for _, path, _, _ in rows(table(text))))


def test_groups_hold_until_the_next() -> None:
    assert paths("Item | 2023\nAir |\nDust (t) | 5\nWater |\nUsed (m3) | 6\nReused (m3) | 7") == [
        "Air / Dust",
        "Water / Used",
        "Water / Reused",
    ]


def test_a_split_repeated_stands_under_the_row_it_splits() -> None:
    assert paths(
        """
        Item | 2023
        Staff |
        Total number of staff | 40
        By gender |
        Male | 25
        Female | 15
        By rank |
        Number of managers | 10
        By gender |
        Male | 7
        Female | 3
        Number of clerks | 30
        By gender |
        Male | 18
        Female | 12
        By age |
        Under 30 | 11
        30 or above | 29
        """
    ) == [
        "Staff / Total number of staff",
        "Staff / Total number of staff / By gender / Male",
        "Staff / Total number of staff / By gender / Female",
        "Staff / By rank / Number of managers",
        "Staff / By rank / Number of managers / By gender / Male",
        "Staff / By rank / Number of managers / By gender / Female",
        "Staff / By rank / Number of clerks",
        "Staff / By rank / Number of clerks / By gender / Male",
        "Staff / By rank / Number of clerks / By gender / Female",
        "Staff / By age / Under 30",
        "Staff / By age / 30 or above",
    ]


def test_a_split_by_gender_ends_where_no_gender_is_named() -> None:
    assert paths("Item | 2023\n按性別劃分 |\n男性 | 5人\n女性 | 4人\n損失工作日數 | 17天")[-1] == "損失工作日數"


def test_indents_tell_the_levels() -> None:
    assert paths(
        """
        Item | 2023
        Waste |
          Harmful (t) | 5
            Oil (t) | 3
            Tar (t) | 2
          Harmless (t) | 9
        Noise (points) | 4
        """
    ) == ["Waste / Harmful", "Waste / Harmful / Oil", "Waste / Harmful / Tar", "Waste / Harmless", "Noise"]


def test_dashes_stand_under_the_row_before() -> None:
    assert paths("Item | 2023\nWaste (t) | 14\n– Harmful (t) | 5\n– Harmless (t) | 9\nWater (m3) | 8") == [
        "Waste",
        "Waste / Harmful",
        "Waste / Harmless",
        "Water",
    ]


def test_a_code_of_its_own_ends_a_group() -> None:
    assert paths("Item | KPI | 2023\nSuppliers by region | B5.1 |\nNorth | | 6\nSouth | | 7\nAudited | B5.2 | 4") == [
        "Suppliers by region / North",
        "Suppliers by region / South",
        "Audited",
    ]


def test_a_label_over_the_rows_below_it() -> None:
    assert paths("Kind | Name | 2023\nGas | Ozone | 12KG\n | Ammonia | 9KG\nWaste | Tar | 3KG\n | Oil | 2KG") == [
        "Gas / Ozone",
        "Gas / Ammonia",
        "Waste / Tar",
        "Waste / Oil",
    ]


def test_a_label_torn_over_the_middle_of_its_rows() -> None:
    assert paths(
        """
        No. | | Indicator | Unit | 2023
        1 | Harmful waste | | t | 14
         | | Landfill | t | 5
        2 | Harmful waste by | Burning | t | 4
        2 | treatment method | Recycling | t | 3
         | | Other ways | t | 2
        3 | Harmless waste | | t | 30
        """
    ) == [
        "Harmful waste",
        "Harmful waste by treatment method / Landfill",
        "Harmful waste by treatment method / Burning",
        "Harmful waste by treatment method / Recycling",
        "Harmful waste by treatment method / Other ways",
        "Harmless waste",
    ]


def test_labels_in_the_middle_of_their_rows_keep_splits_together() -> None:
    assert paths(
        """
        | Indicator | Unit | 2023
        Leavers by | Male | persons | 4
        gender | Female | persons | 3
         | 30 or below | persons | 1
        Leavers | 31-40 | persons | 2
        by age | 41-50 | persons | 3
         | 51 or above | persons | 1
        """
    ) == [
        "Leavers by gender / Male",
        "Leavers by gender / Female",
        "Leavers by age / 30 or below",
        "Leavers by age / 31-40",
        "Leavers by age / 41-50",
        "Leavers by age / 51 or above",
    ]


def test_of_which() -> None:
    assert paths("Item | 2023\nTrainees (persons) | 90\nof which women (persons) | 30\nHours (hours) | 400") == [
        "Trainees",
        "Trainees / of which women",
        "Hours",
    ]


def test_a_total_and_its_parts_under_one_code() -> None:
    assert paths(
        "KPI | Item | 2023\nB5.1 | Number of suppliers | 13\nB5.1 | North | 6\nB5.1 | South | 7\nB5.2 | Audits | 2"
    ) == [
        "Number of suppliers",
        "Number of suppliers / North",
        "Number of suppliers / South",
        "Audits",
    ]
