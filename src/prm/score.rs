//! The model as a whole: solutions in, one probability a line out.
//!
//! What was computed is remembered by token: keys and values on the engine, what the head said at each mark beside it.
//! A solution that comes again costs nothing, an edited one what follows its first changed token.

use super::arriving::Arriving;
use super::calibration::{self, Calibration, DomainFigure, OperatingPoint};
use super::crew::{Alone, Crew};
use super::dialect::{Dialect, dialect};
use super::domain::Domain;
use super::prompt::{MAX_ROWS, Pass, Prompt, Sequence, passes};
use super::team::Team;
use super::tokenize::Tokens;
use super::{PrmError, measure};
use crate::gguf::Gguf;
use crate::model::{Network, Ops, Runner};
use crate::reading::Solution;

/// A process reward model on an engine, and on others that help it.
pub struct Prm<O: Ops> {
    team: Team<O>,
    tokens: Tokens,
    dialect: &'static Dialect,
    /// The token at which the head is read.
    mark: u32,
    calibration: Calibration,
}

impl<O: Ops> Prm<O> {
    /// Reads a model file and hands its weights to the engine. Refuses a file whose head, tokenizer or dialect does not
    /// fit: it would load and score nonsense.
    pub fn load(file: &[u8], ops: O) -> Result<Prm<O>, PrmError> {
        Arriving::new(ops).finish(file)
    }

    /// The model of this file, whose network the engine has.
    pub(super) fn new(gguf: &Gguf<'_>, network: Network<O>, ops: O) -> Result<Prm<O>, PrmError> {
        let dialect = dialect(gguf.str("surefoot.dialect")?)?;
        let calibration = Calibration::from_gguf(gguf)?;
        let tokens = Tokens::new(gguf.str("tokenizer.huggingface.json")?, network.n_vocab())?;
        let mark = tokens.id(dialect.step_mark).ok_or(PrmError::NoMark { mark: dialect.step_mark })?;
        let n_context = network.config().n_context;
        if n_context < dialect.max_tokens {
            return Err(PrmError::Context { wanted: dialect.max_tokens, found: n_context });
        }
        let team = Team::new(Runner::new(network, ops, MAX_ROWS)?);
        Ok(Prm { team, tokens, dialect, mark, calibration })
    }

    /// For each solution and step, P(the step is sound | problem and the steps above); None where it is not judged.
    ///
    /// All solutions go through in one pass with one readback, unless they are too many rows. Solutions that begin alike,
    /// those of one problem above all, share the rows of their beginning.
    pub async fn score(&mut self, solutions: &[Solution]) -> Result<Vec<Vec<Option<f32>>>, PrmError> {
        self.score_with(solutions, &Alone, &async || true).await
    }

    /// As [`Prm::score`], each pass divided among this engine and a crew, always the same one; and for as long as it is
    /// `wanted`: that is asked between layers, and once it is not the pass ends in
    /// [`crate::model::ModelError::Overtaken`].
    pub async fn score_with(
        &mut self,
        solutions: &[Solution],
        crew: &impl Crew,
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<Vec<Vec<Option<f32>>>, PrmError> {
        let temperature = self.calibration.temperature;
        let mut scores = self.margins(solutions, crew, wanted).await?;
        for margin in scores.iter_mut().flatten().flatten() {
            *margin = sigmoid(*margin / temperature);
        }
        Ok(scores)
    }

    /// Fits temperature and cuts to solutions with known labels (1 sound, 0 unsound), one a step, and says how good the
    /// scores are on each kind of problem.
    pub async fn calibrate(
        &mut self,
        solutions: &[Solution],
        labels: &[Vec<u8>],
    ) -> Result<(Calibration, Vec<DomainFigure>), PrmError> {
        let margins = self.margins(solutions, &Alone, &async || true).await?;
        let domains = solutions.iter().map(|solution| self.domain(solution));
        let judged: Vec<(Domain, measure::Judged)> = domains
            .zip(margins.iter().zip(labels))
            .filter_map(|(domain, lines)| Some((domain?, lines)))
            .flat_map(|(domain, (margins, labels))| margins.iter().zip(labels).map(move |line| (domain, line)))
            .filter_map(|(domain, (margin, &label))| {
                Some((domain, measure::Judged { score: margin.as_ref().copied()?, sound: label == 1 }))
            })
            .collect();
        Ok((calibration::fit(&judged), calibration::by_domain(&judged)))
    }

    /// What kind of problem the dialect takes a solution's for. None when it cannot be read.
    pub fn domain(&self, solution: &Solution) -> Option<Domain> {
        (self.dialect.prompt)(solution).map(|prompt| prompt.domain)
    }

    /// The kinds of problem that the model judges; lines of all others have no score.
    pub fn domains(&self) -> &[Domain] {
        &self.calibration.domains
    }

    /// The cut at or above which a line is clean, and the one below which it is called unsound.
    pub fn cuts(&self) -> (f32, f32) {
        (self.calibration.cut_sound, self.calibration.cut_unsound)
    }

    /// What each cut costs on held-out work, by rising cut. Empty for a model that was never measured.
    pub fn operating_points(&self) -> &[OperatingPoint] {
        &self.calibration.curve
    }

    /// The engine below.
    pub fn engine(&self) -> &O {
        self.team.runner().engine()
    }

    /// The engine below, to be set up otherwise; call [`Prm::forget`] if it then computes other numbers.
    pub fn engine_mut(&mut self) -> &mut O {
        self.team.engine_mut()
    }

    /// Forgets everything computed so far.
    pub fn forget(&mut self) {
        self.team.forget();
    }

    /// Rows that this engine has computed since the model was loaded and that are not yet forgotten.
    pub fn n_known_rows(&self) -> usize {
        self.team.n_known_rows()
    }

    /// The passes over the network that scoring these solutions takes, in their order; for engines that are measured.
    pub fn passes(&self, solutions: &[Solution]) -> Result<Vec<Pass>, PrmError> {
        let sequences = solutions.iter().map(|s| self.sequence(s)).collect::<Result<Vec<_>, _>>()?;
        Ok(passes(&sequences))
    }

    /// Logit of "sound" less logit of "unsound" at every judged step.
    async fn margins(
        &mut self,
        solutions: &[Solution],
        crew: &impl Crew,
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<Vec<Vec<Option<f32>>>, PrmError> {
        let mut margins: Vec<Vec<Option<f32>>> = solutions.iter().map(|s| vec![None; s.steps.len()]).collect();
        for pass in self.passes(solutions)? {
            let found = self.team.margins(&pass, crew, wanted).await?;
            for (&(solution_idx, step_idx), margin) in pass.places.iter().zip(found) {
                margins[solution_idx][step_idx] = Some(margin);
            }
        }
        Ok(margins)
    }

    fn sequence(&self, solution: &Solution) -> Result<Sequence, PrmError> {
        let is_judged = |prompt: &Prompt| self.calibration.domains.contains(&prompt.domain);
        match (self.dialect.prompt)(solution).filter(is_judged) {
            Some(prompt) => Sequence::new(&prompt, &self.tokens, self.mark, self.dialect.max_tokens),
            None => Ok(Sequence::default()),
        }
    }
}

/// The softmax of two logits, from their difference.
pub(super) fn sigmoid(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{CpuEngine, Precision};
    use crate::gguf::Writer;
    use crate::model::ModelError;
    use crate::reading::from_lines;

    fn shipped() -> Vec<u8> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf");
        std::fs::read(path).expect("the shipped model is there")
    }

    fn load(file: &[u8]) -> Result<Prm<CpuEngine>, PrmError> {
        Prm::load(file, CpuEngine::new(Precision::F32))
    }

    fn score(prm: &mut Prm<CpuEngine>, solutions: &[Solution]) -> Vec<Vec<Option<f32>>> {
        pollster::block_on(prm.score(solutions)).expect("the CPU computes")
    }

    /// The shipped file with one key of text changed, or left out.
    fn with_key(changed: &str, text: Option<&str>) -> Vec<u8> {
        let file = shipped();
        let gguf = Gguf::parse(&file).expect("it is a GGUF file");
        let mut writer = Writer::new();
        for (key, value) in gguf.metadata().filter(|(key, _)| *key != changed) {
            writer.value(key, value);
        }
        if let Some(text) = text {
            writer.str(changed, text);
        }
        gguf.tensors().for_each(|tensor| writer.tensor(tensor));
        writer.finish()
    }

    #[track_caller]
    fn near(found: &[Option<f32>], wanted: &[Option<f32>]) {
        let is_near = |pair: (&Option<f32>, &Option<f32>)| match pair {
            (Some(a), Some(b)) => (a - b).abs() < 1e-4,
            (a, b) => a == b,
        };
        assert!(found.len() == wanted.len() && found.iter().zip(wanted).all(is_near), "{found:?}, wanted {wanted:?}");
    }

    #[test]
    fn company_makes_no_difference() {
        let mut prm = load(&shipped()).expect("the shipped model loads");
        let solutions = [
            from_lines("2x + 3 = 11", &["2x = 8", "x = 4"]),
            from_lines("2x + 3 = 11", &["2x = 14", "x = 7"]),
            from_lines("Expand 3(y - 2)", &["3y - 2"]),
        ];
        let together = score(&mut prm, &solutions);
        for (solution, together) in solutions.iter().zip(&together) {
            near(&score(&mut prm, std::slice::from_ref(solution))[0], together);
        }
        near(&score(&mut prm, &solutions[..2])[1], &together[1]);
        assert_ne!(together[0][0], together[1][0], "another line has another score");
    }

    #[test]
    fn an_edit_scores_as_afresh_and_costs_what_follows_it() {
        let first = from_lines("2x + 3 = 11", &["2x = 8", "x = 4"]);
        let edited = from_lines("2x + 3 = 11", &["2x = 8", "x = 5"]);
        let other = from_lines("2x + 3 = 11", &["2x = 14", "x = 7"]);
        let mut prm = load(&shipped()).expect("the shipped model loads");
        let n_rows = |prm: &Prm<CpuEngine>| prm.n_known_rows();
        score(&mut prm, &[first.clone(), other.clone()]);
        let n_both = n_rows(&prm);
        let kept = score(&mut prm, std::slice::from_ref(&edited));
        let n_edit = n_rows(&prm) - n_both;
        let mut fresh = load(&shipped()).expect("the shipped model loads");
        near(&score(&mut fresh, std::slice::from_ref(&edited))[0], &kept[0]);
        assert!(0 < n_edit && 4 * n_edit <= n_rows(&fresh), "{n_edit} of {} rows", n_rows(&fresh));
        // What is known costs nothing, in whatever company.
        let again = score(&mut prm, &[edited, other.clone(), first]);
        assert_eq!((n_rows(&prm), &again[0]), (n_both + n_edit, &kept[0]));
        near(&score(&mut fresh, &[other])[0], &again[1]);
    }

    #[test]
    fn a_pass_that_is_given_up_leaves_nothing_behind() {
        let solutions = [from_lines("2x + 3 = 11", &["2x = 8", "x = 4"])];
        let mut prm = load(&shipped()).expect("the shipped model loads");
        let n_layers = prm.team.runner().network().config().n_layers;
        for n_asked in 0..n_layers {
            let asked = std::cell::Cell::new(0);
            let wanted = async || {
                asked.set(asked.get() + 1);
                asked.get() <= n_asked
            };
            let outcome = pollster::block_on(prm.score_with(&solutions, &Alone, &wanted));
            assert!(matches!(outcome, Err(PrmError::Model(ModelError::Overtaken))), "after {n_asked} layers");
            assert_eq!((asked.get(), prm.n_known_rows()), (n_asked + 1, 0));
        }
        let mut fresh = load(&shipped()).expect("the shipped model loads");
        near(&score(&mut prm, &solutions)[0], &score(&mut fresh, &solutions)[0]);
    }

    #[test]
    fn notation_makes_no_difference() {
        let mut prm = load(&shipped()).expect("the shipped model loads");
        let ascii = from_lines("x/2 - 3 <= sqrt(5)", &["x/2 <= 3 + sqrt(5)"]);
        let latex = from_lines(r"\frac{t}{2} - 3 \leq \sqrt{5}", &[r"\frac{t}{2} \leq 3 + \sqrt{5}"]);
        let unicode = from_lines("a/2 − 3 ≤ √5", &["a/2 ≤ 3 + √5"]);
        let scores = score(&mut prm, &[ascii, latex, unicode]);
        assert!(scores[0][0].is_some());
        near(&scores[1], &scores[0]);
        near(&scores[2], &scores[0]);
    }

    #[test]
    fn what_cannot_be_read_has_no_score() {
        let mut prm = load(&shipped()).expect("the shipped model loads");
        let scores = score(&mut prm, &[from_lines("2x = 4", &["so we see", "x = 2"]), from_lines("what?", &["x = 2"])]);
        assert_eq!(scores[0][0], None);
        assert!(scores[0][1].is_some_and(|p| (0.0..=1.0).contains(&p)));
        assert_eq!(scores[1], [None]);
        let mut narrow = load(&with_key("surefoot.domains", Some("quadratic"))).expect("it loads");
        let scores = score(&mut narrow, &[from_lines("2x = 4", &["x = 2"]), from_lines("x^2 = 4", &["x = 2"])]);
        assert!(scores[0][0].is_none() && scores[1][0].is_some());
        assert_eq!(score(&mut prm, &[]), Vec::<Vec<Option<f32>>>::new());
    }

    #[test]
    fn the_shipped_model_was_measured() {
        let prm = load(&shipped()).expect("the shipped model loads");
        let (sound, unsound) = prm.cuts();
        assert!(0.0 < unsound && unsound < sound && sound < 1.0);
        assert!(prm.operating_points().iter().any(|point| point.cut == sound));
    }

    #[test]
    fn a_file_that_does_not_fit_is_refused() {
        let tokenizer = "tokenizer.huggingface.json";
        let refusal = |file: &[u8]| load(file).err().expect("the file is refused");
        assert!(matches!(refusal(&with_key(tokenizer, None)), PrmError::Gguf(_)));
        assert!(matches!(refusal(&with_key(tokenizer, Some("{}"))), PrmError::Tokenizer(_)));
        assert!(matches!(refusal(&with_key("surefoot.dialect", Some("klingon"))), PrmError::Dialect { .. }));
        let wide = r#"{"version":"1.0","model":{"type":"WordLevel","vocab":{"<unk>":0,";":900},"unk_token":"<unk>"}}"#;
        assert!(matches!(refusal(&with_key(tokenizer, Some(wide))), PrmError::Vocabulary { n_ids: 901, .. }));
        let mute = r#"{"version":"1.0","model":{"type":"WordLevel","vocab":{"<unk>":0},"unk_token":"<unk>"}}"#;
        assert!(matches!(refusal(&with_key(tokenizer, Some(mute))), PrmError::NoMark { mark: ";" }));
        assert!(matches!(
            refusal(&with_key("surefoot.domains", Some("geometry"))),
            PrmError::Calibration { key: "surefoot.domains", .. }
        ));
        let mut unmeasured = load(&with_key("surefoot.temperature", None)).expect("it loads");
        assert_eq!(unmeasured.cuts(), (1.0, 0.0));
        assert!(score(&mut unmeasured, &[from_lines("x = 1", &["2x = 2"])])[0][0].is_some());
    }
}
