"""A realistic report of the fictional Lantern Magnesium Group in three languages, to look at and to test with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.report.charts import Chart, ChartPoint
from assay.report.document import (
    BulletList,
    Callout,
    Column,
    Cover,
    Document,
    FormulaBlock,
    FormulaTerm,
    Heading,
    IndexHeadings,
    IndexRow,
    IndexTable,
    KeyFigure,
    KeyFigures,
    NoteRef,
    Paragraph,
    PlainTable,
    Run,
    Section,
    TableOfContents,
)

from .sample_parts import Parts

if TYPE_CHECKING:
    from assay.core.languages import Language

# Importance to stakeholders and to the business, and the colour group, of topics t1 to t12.
TOPICS = (
    ("4.8", "4.9", "g_env"),
    ("4.6", "4.4", "g_env"),
    ("4.9", "4.7", "g_soc"),
    ("4.3", "4.1", "g_env"),
    ("3.9", "3.7", "g_env"),
    ("3.5", "3.2", "g_env"),
    ("3.8", "4.3", "g_soc"),
    ("4.2", "3.8", "g_gov"),
    ("3.3", "3.6", "g_soc"),
    ("3.6", "4.6", "g_gov"),
    ("2.9", "3.4", "g_gov"),
    ("2.4", "2.6", "g_soc"),
)


def sample_document(language: Language) -> Document:
    return _Sample(language).document()


class _Sample(Parts):
    def document(self) -> Document:
        w = self._words
        return Document(
            language=self._language,
            title=w["title"],
            subtitle=w["subtitle"],
            organisation=w["org"],
            year_label=w["year"],
            fictional_note=w["fictional"],
            published_on=date(2026, 4, 20),
            accent="#0b6e63",
            cover=Cover(lines=(w["cover1"], w["cover2"])),
            contents=TableOfContents(title=w["contents"]),
            sections=(
                self._about(),
                self._highlights(),
                self._governance(),
                self._environment(),
                self._social(),
                self._methods(),
                self._index(),
            ),
        )

    # ---- chapters

    def _about(self) -> Section:
        principles = BulletList(
            items=tuple(
                (Run(text=self._words[key] + ". " * (self._language == "en") + "：" * (self._language != "en"), bold=True),
                 Run(text=self._words[f"{key}_d"]))
                for key in ("mat", "quant", "cons")
            )
        )  # fmt: skip
        return self._chapter(
            "about",
            "about",
            blocks=(
                self._p("about_p1"),
                self._p("about_p2"),
                Heading(text=self._words["principles"]),
                principles,
                Callout(title=self._words["board"], paragraphs=(self._r("board_p"),)),
            ),
        )

    def _highlights(self) -> Section:
        def tile(key: str, value: str, unit: str, change: str) -> KeyFigure:
            words = self._words
            return KeyFigure(
                label=words[key],
                value=value,
                unit=words.get(unit, unit),
                change=words["chg"].format(change),
                fact_key=f"{key} 2025",
            )

        return self._chapter(
            "highlights",
            "high",
            blocks=(
                KeyFigures(
                    figures=(
                        tile("k_ghg", "207,412", "u_t", "−3.2%"),
                        tile("k_int", "16.44", "u_tt", "−5.1%"),
                        tile("k_ene", "331,906", "u_mwh", "−2.4%"),
                        tile("k_wat", "145,800", "u_m3", "+0.7%"),
                        tile("k_emp", "652", "persons", "+1.4%"),
                        tile("k_trn", "38.5", "hours", "+9.1%"),
                    )
                ),
                self._table(
                    "t-high",
                    "high",
                    self._row("k_ghg", "219,870 214,268 207,412", "u_t", "A1.2"),
                    self._row("k_int", "17.89 17.32 16.44", "u_tt", "A1.2"),
                    self._row("k_ene", "346,120 340,067 331,906", "u_mwh", "A2.1"),
                    self._row("k_wat", "151,204 144,825 145,800", "u_m3", "A2.2"),
                    self._row("k_emp", "631 643 652", "persons", "B1.1"),
                    self._row("k_trn", "31.0 35.3 38.5", "hours", "B3.2"),
                ),
            ),
        )

    def _governance(self) -> Section:
        w = self._words
        bodies = PlainTable(
            id="t-bodies",
            caption=w["gov_t"],
            columns=(
                Column(label=w["body"], share=3),
                Column(label=w["comp"], share=4),
                Column(label=w["duty"], share=6),
            ),
            rows=tuple(((Run(text=w[b], bold=True),), self._r(f"{b}c"), self._r(f"{b}d")) for b in ("b1", "b2", "b3")),
        )
        stakeholders = PlainTable(
            id="t-stakeholders",
            caption=w["stake_t"],
            columns=(
                Column(label=w["s_group"], share=3),
                Column(label=w["s_conc"], share=5),
                Column(label=w["s_chan"], share=5),
                Column(label=w["s_freq"], share=2),
            ),
            rows=tuple(
                ((Run(text=w[s], bold=True),), self._r(f"{s}a"), self._r(f"{s}b"), self._r(f"{s}c"))
                for s in ("s1", "s2", "s3", "s4")
            ),
        )
        matrix = Chart(
            id="c-matrix",
            title=w["mx_t"],
            alt=w["mx_alt"],
            kind="matrix",
            across_title=w["mx_x"],
            value_title=w["mx_y"],
            thresholds=(Decimal(3), Decimal(4)),
            points=tuple(
                ChartPoint(
                    category=w[f"t{i + 1}"],
                    series=w[group],
                    value=Decimal(value),
                    across=Decimal(across),
                    text=str(i + 1),
                )
                for i, (value, across, group) in enumerate(TOPICS)
            ),
        )
        return self._chapter(
            "governance",
            "gov",
            blocks=(bodies,),
            sections=(
                Section(id="stakeholders", title=w["stake"], level=2, blocks=(self._p("stake_p"), stakeholders)),
                Section(id="materiality", title=w["mx"], level=2, blocks=(self._p("mx_p"), matrix)),
            ),
        )

    def _environment(self) -> Section:
        return self._chapter(
            "environment", "env", "A", sections=(self._emissions(), self._resources(), self._climate())
        )

    def _emissions(self) -> Section:
        w = self._words
        prose = Paragraph(
            runs=(
                Run(text=w["emis_p1"]),
                Run(text="134,958", fact_key="scope1 2025", bold=True),
                Run(text=w["emis_p2"]),
            )
        )
        done = BulletList(
            items=(
                self._r("emis_b1"),
                self._r("emis_b2"),
                (
                    Run(text=w["emis_b3"]),
                    Run(text=w["emis_b3b"], link_to="resources"),
                    Run(text=w["paren"].removeprefix("（")),
                ),
            )
        )
        ghg = self._table(
            "t-ghg",
            "ghg_t",
            self._row("abs", emphasis="group", kpi="A1.2"),
            self._row("fuel", "117,402 113,960 110,981", "u_t", indent=1),
            self._row("process", "25,301 25,318^1 23,977", "u_t", indent=1),
            self._row("scope1", "142,703 139,278 134,958", "u_t"),
            self._row("scope2", "77,167 74,990 72,454", "u_t", marks=("2",)),
            self._row("total12", "219,870 214,268 207,412", "u_t", emphasis="total"),
            self._row("scope3", "- - ?", "u_t"),
            self._row("intens", emphasis="group", kpi="A1.2"),
            self._row("perrev", "241.33 236.75 218.60", "u_trev", indent=1),
            self._row("perton", "17.89 17.32 16.44", "u_tt", indent=1),
            notes=("n1", "n2"),
            source="src",
        )
        scopes = self._chart(
            "c-scopes",
            "c_scope",
            kind="stacked_bar",
            unit=w["u_t"],
            width="half",
            table_id="t-ghg",
            points=self._points({"scope1": "142,703 139,278 134,958", "scope2": "77,167 74,990 72,454"}),
        )
        per_tonne = self._chart(
            "c-intensity",
            "c_int",
            kind="line",
            unit=w["u_tt"],
            width="half",
            table_id="t-ghg",
            points=self._points(
                {"birch": "19.40 19.02 18.71 18.10 17.02", "elm": "- 15.80 15.12 14.91 14.40"},
                ("2021", "2022", "2023", "2024", "2025"),
            ),
        )
        air = self._table(
            "t-air",
            "air_t",
            self._row("nox", "88.2 84.0 79.6", "tonne", "A1.1"),
            self._row("sox", "41.7 40.9 38.8", "tonne", "A1.1"),
            self._row("pm", "22.4 - 19.1", "tonne", "A1.1"),
        )
        waste = self._table(
            "t-waste",
            "waste_t",
            self._row("haz", emphasis="group", kpi="A1.3"),
            self._row("oil", "3.9 3.6 3.4", "tonne", indent=1),
            self._row("tar", "512.4 490.8 466.1", "tonne", indent=1),
            self._row("tothaz", "516.3 494.4 469.5", "tonne", emphasis="total"),
            self._row("hazint", "42.0 40.0 37.2", "u_kgt", indent=1),
            self._row("nonhaz", emphasis="group", kpi="A1.4"),
            self._row("slag", "60,118 62,445 61,870", "tonne", indent=1),
            self._row("dust", "694 720 733", "tonne", indent=1),
            self._row("domestic", "180 192 188", "tonne", indent=1),
            self._row("sludge", "45 30 28", "tonne", indent=1),
            self._row("totnon", "61,037 63,387 62,819", "tonne", emphasis="total"),
        )
        went = self._chart(
            "c-waste",
            "c_waste",
            kind="donut",
            width="half",
            table_id="t-waste",
            points=tuple(
                ChartPoint(category=w[key], value=Decimal(share), text=f"{share}%")
                for key, share in (("reuse", 91), ("landfill", 6), ("burnt", 3))
            ),
        )
        return Section(
            id="emissions",
            title=w["emis"],
            level=2,
            number="A1",
            blocks=(prose, Heading(text=w["emis_h"]), done, ghg, scopes, per_tonne, air, waste, went),
        )

    def _resources(self) -> Section:
        w = self._words
        energy = self._table(
            "t-energy",
            "ene_t",
            self._row("direct", emphasis="group", kpi="A2.1"),
            self._row("coal", "226,890 221,900 214,300", "u_mwh", indent=1),
            self._row("gas", "51,204 50,870 51,006", "u_mwh", indent=1),
            self._row("diesel", "2,106 2,055 1,988", "u_mwh", indent=1),
            self._row("indirect", emphasis="group", kpi="A2.1"),
            self._row("elec", "65,920 65,242 64,612", "u_mwh", indent=1),
            self._row("totene", "346,120 340,067 331,906", "u_mwh", emphasis="total"),
            self._row("water", emphasis="group", kpi="A2.2"),
            self._row("wmun", "33,408 30,120 30,995", "u_m3", indent=1),
            self._row("wground", "117,796 114,705 114,805", "u_m3", indent=1),
            self._row("wtot", "151,204 144,825 145,800", "u_m3", emphasis="total"),
            self._row("pack", "4 3 3", "tonne", "A2.5"),
            source="src",
        )
        carriers = self._chart(
            "c-energy",
            "c_ene",
            kind="bar",
            unit=w["u_mwh"],
            table_id="t-energy",
            points=self._points({"": "214,300 64,612 51,006 1,988"}, ("coal", "elec", "gas", "diesel")),
        )
        target = Callout(title=w["target"], paragraphs=(self._r("target_p"),))
        return Section(
            id="resources",
            title=w["res"],
            level=2,
            number="A2",
            blocks=(self._p("res_p"), energy, carriers, target),
        )

    def _climate(self) -> Section:
        return Section(id="climate", title=self._words["clim"], level=2, number="A4", blocks=(self._p("clim_p"),))

    def _social(self) -> Section:
        w = self._words
        prose = Paragraph(runs=(Run(text=w["empl_p"]), Run(text="652", fact_key="k_emp 2025"), Run(text=w["empl_p2"])))
        people = self._table(
            "t-people",
            "emp_t",
            self._row("bygender", emphasis="group", kpi="B1.1"),
            self._row("female", "148 157 166", "persons", indent=1),
            self._row("male", "483 486 486", "persons", indent=1),
            self._row("byage", emphasis="group", kpi="B1.1"),
            self._row("a1", "112 118 120", "persons", indent=1),
            self._row("a2", "421 428 433", "persons", indent=1),
            self._row("a3", "98 97 99", "persons", indent=1),
            self._row("bycat", emphasis="group", kpi="B1.1"),
            self._row("cat1", "9 9 9", "persons", indent=1),
            self._row("cat2", "46 47 49", "persons", indent=1),
            self._row("cat3", "576 587 594", "persons", indent=1),
            self._row("k_emp", "631 643 652", "persons", emphasis="total"),
            self._row("turn", "14.2 12.9 11.8", "pct", "B1.2"),
        )
        by_gender = self._chart(
            "c-gender",
            "c_gen",
            kind="bar",
            unit=w["persons"],
            width="half",
            table_id="t-people",
            points=self._points({"female": "148 157 166", "male": "483 486 486"}),
        )
        by_age = self._chart(
            "c-age",
            "c_age",
            kind="donut",
            width="half",
            table_id="t-people",
            points=self._points({"": "120 433 99"}, ("a1", "a2", "a3")),
        )
        injuries = self._table(
            "t-injuries",
            "inj_t",
            self._row("deaths", "0 0 0", "persons", "B2.1"),
            self._row("drate", "0.0 0.0 0.0", "pct", "B2.1"),
            self._row("lost", "212 187 96", "days", "B2.2"),
        )
        hours = self._chart(
            "c-training",
            "c_trn",
            kind="bar",
            unit=w["hours"],
            points=self._points({"": "12.0 33.5 39.4"}, ("cat1", "cat2", "cat3")),
        )
        return self._chapter(
            "social",
            "soc",
            "B",
            sections=(
                Section(
                    id="employment", title=w["empl"], level=2, number="B1", blocks=(prose, people, by_gender, by_age)
                ),
                Section(id="safety", title=w["safe"], level=2, number="B2", blocks=(self._p("safe_p"), injuries)),
                Section(id="training", title=w["train"], level=2, number="B3", blocks=(self._p("train_p"), hours)),
            ),
        )

    def _methods(self) -> Section:
        w = self._words
        first = FormulaBlock(
            name=w["f1"],
            words=w["f1w"],
            terms=(FormulaTerm(name=w["f1a"], meaning=w["f1am"]), FormulaTerm(name=w["f1b"], meaning=w["f1bm"])),
            source=w["f1s"],
        )
        second = FormulaBlock(name=w["f2"], words=w["f2w"], source=w["f2s"])
        rows = (("fa1", "0.5564", "tCO₂/MWh"), ("fa2", "26.37", "tC/TJ"), ("fa3", "0.478", "tCO₂/t"))
        factors = PlainTable(
            id="t-factors",
            caption=w["fac_t"],
            columns=(
                Column(label=w["fac_n"], share=5),
                Column(label=w["fac_v"], share=2, align="right"),
                Column(label=w["fac_u"], share=2),
                Column(label=w["fac_y"], share=2),
                Column(label=w["fac_s"], share=7),
            ),
            rows=tuple(
                (
                    self._r(name),
                    (Run(text=value),),
                    (Run(text=unit),),
                    (Run(text="2023–2025"),),
                    (Run(text=w[f"{name}s"], note_mark="1" if name == "fa1" else ""),),
                )
                for name, value, unit in rows
            ),
            notes=(NoteRef(mark="1", text=w["n2"]),),
        )
        return self._chapter(
            "methods",
            "meth",
            sections=(
                Section(id="formulas", title=w["meth_f"], level=2, blocks=(first, second)),
                Section(id="factors", title=w["fac"], level=2, blocks=(factors, self._p("odd"))),
            ),
        )

    def _index(self) -> Section:
        w, row = self._words, self._index_row

        def group(key: str) -> IndexRow:
            return IndexRow(provision="", requirement=w[key])

        table = IndexTable(
            id="t-index",
            caption=w["idx_t"],
            headings=IndexHeadings(
                provision=w["h_prov"],
                requirement=w["h_req"],
                status=w["h_stat"],
                where=w["h_where"],
                page=w["h_page"],
            ),
            rows=(
                group("i_a"),
                row("A1", "i_a1", ("emissions", "emis")),
                row("A1.1", "i_a11", ("t-air", "air_t")),
                row("A1.2", "i_a12", ("t-ghg", "ghg_t"), ("formulas", "meth_f")),
                row("A1.3", "i_a13", ("t-waste", "waste_t")),
                group("i_a2"),
                row("A2.1", "i_a21", ("t-energy", "ene_t")),
                row("A2.2", "i_a22", ("t-energy", "ene_t"), status="partial", note="i_a22n"),
                group("i_b1"),
                row("B1.1", "i_b11", ("t-people", "emp_t")),
                row("B1.2", "i_b12", ("t-people", "emp_t")),
                group("i_b2"),
                row("B2.1", "i_b21", ("t-injuries", "inj_t")),
                row("B2.2", "i_b22", ("t-injuries", "inj_t")),
                group("i_b3"),
                row("B3.1", "i_b31", ("training", "train")),
                group("i_b6"),
                row("B6.1", "i_b61", status="explained", note="i_b61n"),
            ),
        )
        return self._chapter("index", "idx", blocks=(table,))
