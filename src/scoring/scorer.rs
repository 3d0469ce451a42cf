//! The scorer: solutions in, P(sound) of every line out.
//!
//! What was computed is cached by token: keys and values on the engine, the margin at each mark beside them. A solution
//! that comes again costs nothing, an edited one what follows its first changed token.

use super::ScoringError;
use super::dispatcher::Dispatcher;
use super::executors::{LocalOnly, RemoteExecutors};
use super::loader::Loader;
use super::pass::{MAX_ROWS, Pass, passes};
use crate::gguf::Gguf;
use crate::model::{Network, Ops, Runner};
use crate::prm::{Calibration, DomainFigure, OperatingPoint, Prm};
use crate::reading::Solution;

/// A process reward model on an engine, and on remote executors.
pub struct Scorer<O: Ops> {
    prm: Prm,
    dispatcher: Dispatcher<O>,
}

impl<O: Ops> Scorer<O> {
    /// Reads a model file and hands its weights to the engine. Refuses a file whose head, tokenizer or dialect does not
    /// fit: it would load and score nonsense.
    pub fn load(file: &[u8], ops: O) -> Result<Scorer<O>, ScoringError> {
        Loader::new(ops).finish(file)
    }

    /// The model of this file, whose network the engine has.
    pub(super) fn new(gguf: &Gguf<'_>, network: Network<O>, ops: O) -> Result<Scorer<O>, ScoringError> {
        let prm = Prm::from_gguf(gguf, network.n_vocab(), network.config().n_context)?;
        Ok(Scorer { prm, dispatcher: Dispatcher::new(Runner::new(network, ops, MAX_ROWS)?) })
    }

    /// For each solution and step, P(the step is sound | problem and the steps above); None where it is not judged.
    ///
    /// All solutions go through in one pass with one readback, unless they are too many rows. Solutions that begin alike,
    /// those of one problem above all, share the rows of their beginning.
    pub async fn score(&mut self, solutions: &[Solution]) -> Result<Vec<Vec<Option<f32>>>, ScoringError> {
        self.score_with(solutions, &LocalOnly, &async || true).await
    }

    /// As [`Scorer::score`], each pass divided among this engine and remote executors, always the same ones; and for as
    /// long as it is `wanted`: that is asked between layers, and once it is not the pass ends in
    /// [`crate::model::ModelError::Cancelled`].
    pub async fn score_with(
        &mut self,
        solutions: &[Solution],
        remote: &impl RemoteExecutors,
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<Vec<Vec<Option<f32>>>, ScoringError> {
        let mut scores = self.margins(solutions, remote, wanted).await?;
        for margin in scores.iter_mut().flatten().flatten() {
            *margin = self.prm.p_sound(*margin);
        }
        Ok(scores)
    }

    /// Fits temperature and cuts to solutions with known labels (1 sound, 0 unsound), one a step, and says how good the
    /// scores are on each kind of problem.
    pub async fn calibrate(
        &mut self,
        solutions: &[Solution],
        labels: &[Vec<u8>],
    ) -> Result<(Calibration, Vec<DomainFigure>), ScoringError> {
        let margins = self.margins(solutions, &LocalOnly, &async || true).await?;
        Ok(self.prm.calibrate(solutions, &margins, labels))
    }

    /// The cut at or above which a line is clean, and the one below which it is called unsound.
    pub fn cuts(&self) -> (f32, f32) {
        self.prm.cuts()
    }

    /// What each cut costs on held-out work, by rising cut. Empty for a model that was never measured.
    pub fn operating_points(&self) -> &[OperatingPoint] {
        self.prm.operating_points()
    }

    /// The engine below.
    pub fn engine(&self) -> &O {
        self.dispatcher.runner().engine()
    }

    /// The engine below, to be set up otherwise; call [`Scorer::clear_cache`] if it then computes other numbers.
    pub fn engine_mut(&mut self) -> &mut O {
        self.dispatcher.engine_mut()
    }

    /// Empties the KV caches.
    pub fn clear_cache(&mut self) {
        self.dispatcher.clear();
    }

    /// Rows in the KV cache of the engine below.
    pub fn n_cached_rows(&self) -> usize {
        self.dispatcher.n_cached_rows()
    }

    /// The passes over the network that scoring these solutions takes, in their order; for engines that are measured.
    pub fn passes(&self, solutions: &[Solution]) -> Result<Vec<Pass>, ScoringError> {
        let sequences = solutions.iter().map(|solution| self.prm.sequence(solution)).collect::<Result<Vec<_>, _>>()?;
        Ok(passes(&sequences))
    }

    /// Logit of "sound" less logit of "unsound" at every judged step.
    async fn margins(
        &mut self,
        solutions: &[Solution],
        remote: &impl RemoteExecutors,
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<Vec<Vec<Option<f32>>>, ScoringError> {
        let mut margins: Vec<Vec<Option<f32>>> = solutions.iter().map(|s| vec![None; s.steps.len()]).collect();
        for pass in self.passes(solutions)? {
            let found = self.dispatcher.margins(&pass, remote, wanted).await?;
            for (&(solution_idx, step_idx), margin) in pass.steps.iter().zip(found) {
                margins[solution_idx][step_idx] = Some(margin);
            }
        }
        Ok(margins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{CpuEngine, Precision};
    use crate::gguf::Writer;
    use crate::model::ModelError;
    use crate::prm::PrmError;
    use crate::reading::from_lines;

    fn shipped() -> Vec<u8> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf");
        std::fs::read(path).expect("the shipped model is there")
    }

    fn load(file: &[u8]) -> Result<Scorer<CpuEngine>, ScoringError> {
        Scorer::load(file, CpuEngine::new(Precision::F32))
    }

    fn score(scorer: &mut Scorer<CpuEngine>, solutions: &[Solution]) -> Vec<Vec<Option<f32>>> {
        pollster::block_on(scorer.score(solutions)).expect("the CPU computes")
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
        let mut scorer = load(&shipped()).expect("the shipped model loads");
        let solutions = [
            from_lines("2x + 3 = 11", &["2x = 8", "x = 4"]),
            from_lines("2x + 3 = 11", &["2x = 14", "x = 7"]),
            from_lines("Expand 3(y - 2)", &["3y - 2"]),
        ];
        let together = score(&mut scorer, &solutions);
        for (solution, together) in solutions.iter().zip(&together) {
            near(&score(&mut scorer, std::slice::from_ref(solution))[0], together);
        }
        near(&score(&mut scorer, &solutions[..2])[1], &together[1]);
        assert_ne!(together[0][0], together[1][0], "another line has another score");
    }

    #[test]
    fn an_edit_scores_as_afresh_and_costs_what_follows_it() {
        let first = from_lines("2x + 3 = 11", &["2x = 8", "x = 4"]);
        let edited = from_lines("2x + 3 = 11", &["2x = 8", "x = 5"]);
        let other = from_lines("2x + 3 = 11", &["2x = 14", "x = 7"]);
        let mut scorer = load(&shipped()).expect("the shipped model loads");
        let n_rows = |scorer: &Scorer<CpuEngine>| scorer.n_cached_rows();
        score(&mut scorer, &[first.clone(), other.clone()]);
        let n_both = n_rows(&scorer);
        let cached = score(&mut scorer, std::slice::from_ref(&edited));
        let n_edit = n_rows(&scorer) - n_both;
        let mut fresh = load(&shipped()).expect("the shipped model loads");
        near(&score(&mut fresh, std::slice::from_ref(&edited))[0], &cached[0]);
        assert!(0 < n_edit && 4 * n_edit <= n_rows(&fresh), "{n_edit} of {} rows", n_rows(&fresh));
        // What is cached costs nothing, in whatever company.
        let again = score(&mut scorer, &[edited, other.clone(), first]);
        assert_eq!((n_rows(&scorer), &again[0]), (n_both + n_edit, &cached[0]));
        near(&score(&mut fresh, &[other])[0], &again[1]);
    }

    #[test]
    fn a_pass_that_is_given_up_leaves_nothing_behind() {
        let solutions = [from_lines("2x + 3 = 11", &["2x = 8", "x = 4"])];
        let mut scorer = load(&shipped()).expect("the shipped model loads");
        let n_layers = scorer.dispatcher.runner().network().config().n_layers;
        for n_asked in 0..n_layers {
            let asked = std::cell::Cell::new(0);
            let wanted = async || {
                asked.set(asked.get() + 1);
                asked.get() <= n_asked
            };
            let outcome = pollster::block_on(scorer.score_with(&solutions, &LocalOnly, &wanted));
            assert!(matches!(outcome, Err(ScoringError::Model(ModelError::Cancelled))), "after {n_asked} layers");
            assert_eq!((asked.get(), scorer.n_cached_rows()), (n_asked + 1, 0));
        }
        let mut fresh = load(&shipped()).expect("the shipped model loads");
        near(&score(&mut scorer, &solutions)[0], &score(&mut fresh, &solutions)[0]);
    }

    #[test]
    fn notation_makes_no_difference() {
        let mut scorer = load(&shipped()).expect("the shipped model loads");
        let ascii = from_lines("x/2 - 3 <= sqrt(5)", &["x/2 <= 3 + sqrt(5)"]);
        let latex = from_lines(r"\frac{t}{2} - 3 \leq \sqrt{5}", &[r"\frac{t}{2} \leq 3 + \sqrt{5}"]);
        let unicode = from_lines("a/2 − 3 ≤ √5", &["a/2 ≤ 3 + √5"]);
        let scores = score(&mut scorer, &[ascii, latex, unicode]);
        assert!(scores[0][0].is_some());
        near(&scores[1], &scores[0]);
        near(&scores[2], &scores[0]);
    }

    #[test]
    fn what_cannot_be_read_has_no_score() {
        let mut scorer = load(&shipped()).expect("the shipped model loads");
        let scores =
            score(&mut scorer, &[from_lines("2x = 4", &["so we see", "x = 2"]), from_lines("what?", &["x = 2"])]);
        assert_eq!(scores[0][0], None);
        assert!(scores[0][1].is_some_and(|p| (0.0..=1.0).contains(&p)));
        assert_eq!(scores[1], [None]);
        let mut narrow = load(&with_key("surefoot.domains", Some("quadratic"))).expect("it loads");
        let scores = score(&mut narrow, &[from_lines("2x = 4", &["x = 2"]), from_lines("x^2 = 4", &["x = 2"])]);
        assert!(scores[0][0].is_none() && scores[1][0].is_some());
        assert_eq!(score(&mut scorer, &[]), Vec::<Vec<Option<f32>>>::new());
    }

    #[test]
    fn the_shipped_model_was_measured() {
        let scorer = load(&shipped()).expect("the shipped model loads");
        let (sound, unsound) = scorer.cuts();
        assert!(0.0 < unsound && unsound < sound && sound < 1.0);
        assert!(scorer.operating_points().iter().any(|point| point.cut == sound));
    }

    #[test]
    fn a_file_that_does_not_fit_is_refused() {
        let tokenizer = "tokenizer.huggingface.json";
        let refusal = |file: &[u8]| load(file).err().expect("the file is refused");
        assert!(matches!(refusal(&with_key(tokenizer, None)), ScoringError::Prm(PrmError::Gguf(_))));
        assert!(matches!(refusal(&with_key(tokenizer, Some("{}"))), ScoringError::Prm(PrmError::Tokenizer(_))));
        assert!(matches!(
            refusal(&with_key("surefoot.dialect", Some("klingon"))),
            ScoringError::Prm(PrmError::Dialect { .. })
        ));
        let wide = r#"{"version":"1.0","model":{"type":"WordLevel","vocab":{"<unk>":0,";":900},"unk_token":"<unk>"}}"#;
        assert!(matches!(
            refusal(&with_key(tokenizer, Some(wide))),
            ScoringError::Prm(PrmError::Vocabulary { n_ids: 901, .. })
        ));
        let mute = r#"{"version":"1.0","model":{"type":"WordLevel","vocab":{"<unk>":0},"unk_token":"<unk>"}}"#;
        assert!(matches!(refusal(&with_key(tokenizer, Some(mute))), ScoringError::Prm(PrmError::NoMark { mark: ";" })));
        assert!(matches!(
            refusal(&with_key("surefoot.domains", Some("geometry"))),
            ScoringError::Prm(PrmError::Calibration { key: "surefoot.domains", .. })
        ));
        let mut unmeasured = load(&with_key("surefoot.temperature", None)).expect("it loads");
        assert_eq!(unmeasured.cuts(), (1.0, 0.0));
        assert!(score(&mut unmeasured, &[from_lines("x = 1", &["2x = 2"])])[0][0].is_some());
    }
}
